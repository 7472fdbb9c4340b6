// The apps that can be taken up, by name, each with its own words: the server tells them.
export const APPS = new Map();

// Every word of the page that people read.
export const WORDS = {
  sample: "MẪU – mọi người và đơn vị ở đây đều là hư cấu",
  title: "chibo – trò chuyện thử",
  clock: "Đồng hồ của trợ lý",
  moveClock: "Chuyển đồng hồ",
  // Each in full, and short for a narrow chat.
  steps: { hour: ["+1 giờ", "+1 giờ"], day: ["+1 ngày", "+1 ngày"], monday: ["Tới thứ Hai 7:30", "T2 7:30"] },
  walking: (goal) => `Đang chuyển tới ${goal}…`,
  people: "Mọi người",
  peopleAbout: "Chọn một người, rồi nhắn như người ấy.",
  group: "Nhóm chung",
  groupAbout: "Trong nhóm, trợ lý không nói chuyện riêng của ai.",
  welcome: "Chọn một người",
  welcomeAbout: "Bấm một tên trong danh sách để cầm máy của người ấy và nhắn với trợ lý chi bộ.",
  chat: "Trò chuyện",
  messages: "Các tin nhắn",
  back: "Về danh sách",
  unread: (count) => `${count} tin chưa đọc`,
  notStarted: "Chưa mở trợ lý",
  you: "Tôi",
  photo: "Ảnh",
  document: "Tệp",
  recording: "Ghi âm",
  sticker: "Nhãn dán",
  edited: "đã sửa",
  pinned: "Tin đã ghim",
  channel: "Ứng dụng",
  textOnly: "Kênh chỉ có chữ: không nút bấm. Gõ số hoặc chữ của mục muốn chọn.",
  start: "Bắt đầu",
  startAbout: "Người này chưa mở trợ lý. Vào được khi có lời mời của bí thư chi bộ: bấm đường dẫn trong tin mời.",
  startInGroup: "Thêm trợ lý vào nhóm",
  startInGroupAbout: "Trợ lý chưa ở trong nhóm này.",
  blockedAbout: "Người này đã chặn trợ lý. Nhắn bất cứ gì để mở lại.",
  speakAs: "Nói với tư cách",
  reply: "Trả lời",
  replying: (words) => `Trả lời: ${words}`,
  write: "Nhắn cho trợ lý",
  send: "Gửi",
  more: "Thêm",
  attach: "Gửi ảnh, tệp",
  attachMenu: {
    photos: "Chọn ảnh",
    sample: "Ảnh mẫu",
    samplePair: "Ảnh mẫu: trước và sau",
    document: "Chọn tệp",
    recording: "Ghi âm mẫu",
    sticker: "Nhãn dán",
  },
  moreMenu: { block: "Chặn trợ lý", unblock: "Bỏ chặn trợ lý", leave: "Mời trợ lý ra khỏi nhóm" },
  commands: "Lệnh",
  noCommands: "Chưa có lệnh nào.",
  keyboard: "Bàn phím của trợ lý",
  caption: "Chú thích (có thể bỏ trống)",
  photosTitle: (count) => `Gửi ${count} ảnh`,
  mostPhotos: "Mỗi lần nhiều nhất 10 ảnh.",
  cancel: "Thôi",
  close: "Đóng",
  openLink: "Mở lời mời bằng máy của ai?",
  openLinkAbout: "Như khi người ấy bấm đường dẫn trên điện thoại của mình.",
  calls: "Lời gọi API",
  callsAbout: "Mỗi dòng là một lời gọi từ trợ lý tới ứng dụng nhắn tin.",
  faults: "Thử làm hỏng mạng",
  faultsAbout: "Thử làm hỏng mạng, rồi nhắn một tin: không tin nào được mất.",
  faultKinds: {
    fail: ["3 lời gọi bị lỗi", "Ba lời gọi tới được trả lời bằng lỗi 502, không thực hiện."],
    cut: ["Đứt mạng sau khi gửi", "Tin tới vẫn đến nơi, nhưng trợ lý không biết; gửi lại và nói rõ là gửi lại."],
  },
  noCalls: "Chưa có lời gọi nào.",
  noAnswer: "chưa có trả lời",
  showCalls: "Xem lời gọi API",
  lost: "Mất kết nối với trợ lý. Đang nối lại…",
  service: {
    new_chat_members: "Trợ lý đã vào nhóm",
    left_chat_member: "Trợ lý đã ra khỏi nhóm",
    migrate_to_chat_id: "Nhóm đã nâng cấp",
    migrate_from_chat_id: "Nhóm đã nâng cấp",
  },
  refused: {
    gone: "Tin này không còn nữa.",
    empty: "Chưa có gì để gửi.",
    picture: "Tệp này không phải là ảnh.",
    walking: "Đồng hồ đang chuyển, đợi một chút.",
    other: "Không làm được. Thử lại nhé.",
  },
  size: (bytes) =>
    bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} kB` : `${(bytes / 1048576).toFixed(1)} MB`,
};

const ZONE = "Asia/Ho_Chi_Minh";
const TIME = new Intl.DateTimeFormat("vi", { timeZone: ZONE, hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const WEEKDAY = new Intl.DateTimeFormat("vi", { timeZone: ZONE, weekday: "long" });
const DATE = new Intl.DateTimeFormat("vi", { timeZone: ZONE, day: "2-digit", month: "2-digit", year: "numeric" });

export const time = (moment) => TIME.format(moment);
export const day = (moment) => `${WEEKDAY.format(moment)} ${DATE.format(moment)}`;
export const moment = (when) => `${day(when)}, ${time(when)}`;
