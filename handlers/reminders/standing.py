"""Whether what a notice tells of is still so: asked once more of what has waited."""

from handlers.context import Work
from handlers.reminders.news import number_in
from handlers.screens.notices import Key
from storage.accounts import Account
from storage.data_requests import DataRequest
from storage.invitations import Invitation
from storage.leaves import Leave
from storage.places import PlaceMatter
from storage.sessions import Approval, Session, SessionState, answer_of, moves_among
from storage.task_changes import TaskChange
from storage.tasks import OPEN_STATES, Task, TaskState, is_helper, open_tasks_of, tasks_of_meeting
from storage.visits import Visit, VisitState

# Who no longer does something is told under a slot that ends so.
RELIEVED = ":relieved"


def always(work: Work, key: Key) -> bool:
    """It tells of what happened; whoever has the right may hear it late."""
    return True


def _session(work: Work, key: Key) -> Session | None:
    return work.db.get(Session, number_in(key))


def planned(work: Work, key: Key) -> bool:
    found = _session(work, key)
    return found is not None and found.state == SessionState.PLANNED


def not_called_off(work: Work, key: Key) -> bool:
    found = _session(work, key)
    return found is not None and found.state in (SessionState.PLANNED, SessionState.HELD)


def moved_as_told(work: Work, key: Key) -> bool:
    """The move that it tells of is the last."""
    return planned(work, key) and _is_last_move(work, key)


def postponed_as_told(work: Work, key: Key) -> bool:
    found = _session(work, key)
    return found is not None and found.state == SessionState.POSTPONED and _is_last_move(work, key)


def _is_last_move(work: Work, key: Key) -> bool:
    moves = moves_among(work.db, [number_in(key)])
    return bool(moves) and key.slot == f"move:{moves[-1].id}"


def called_off(work: Work, key: Key) -> bool:
    found = _session(work, key)
    return found is not None and found.state == SessionState.CANCELLED


def unanswered(work: Work, key: Key) -> bool:
    """They have not said whether they come."""
    return planned(work, key) and answer_of(work.db, number_in(key), key.person_id) is None


def prepares_as_told(work: Work, key: Key) -> bool:
    """They prepare the session; or, where it tells them so, no longer do."""
    found = _session(work, key)
    wanted = not key.slot.endswith(RELIEVED)
    return planned(work, key) and found is not None and (found.preparer_id == key.person_id) is wanted


def visits_as_told(work: Work, key: Key) -> bool:
    """The visit that was given to them is theirs still; or, where it tells of another's, is as it says."""
    visit = work.db.get(Visit, int(key.slot.partition(":")[2]))
    return planned(work, key) and visit is not None and visit.state == VisitState.PLANNED


def decided_as_told(work: Work, key: Key) -> bool:
    """The theme stands with the ward as it says: sent, approved or returned. A change of one that is approved stays."""
    found, what = _session(work, key), key.slot.partition(":")[0]
    wanted = {"sent": Approval.WAITING, "approved": Approval.APPROVED, "returned": Approval.RETURNED}.get(what)
    return found is not None and (wanted is None or found.approval == wanted)


def has_open_tasks_of(work: Work, key: Key) -> bool:
    """A task that the meeting gave them is open still."""
    tasks = tasks_of_meeting(work.db, number_in(key))
    return any(one.assignee_id == key.person_id and one.state in OPEN_STATES for one in tasks)


def assigned_as_told(work: Work, key: Key) -> bool:
    """Of a session who prepares it, of a meeting whose tasks are whose: both are assignments."""
    return has_open_tasks_of(work, key) if key.subject.startswith("meeting:") else prepares_as_told(work, key)


def task_there(work: Work, key: Key) -> bool:
    found = work.db.get(Task, number_in(key))
    return found is not None and found.state != TaskState.CANCELLED


def extension_asked(work: Work, key: Key) -> bool:
    found = work.db.get(Task, number_in(key))
    return found is not None and found.asked_due_on is not None


def task_news_as_told(work: Work, key: Key) -> bool:
    """What was done to the task was not taken back; a part of it is theirs still."""
    found, (what, _, number) = work.db.get(Task, number_in(key)), key.slot.partition(":")
    if found is None:
        return False
    if what == "helper":
        return found.state in OPEN_STATES and is_helper(found, key.person_id)
    change = work.db.get(TaskChange, int(number)) if number.isdecimal() else None
    return what != "change" or (change is not None and change.undone_at is None)


def invitation_open(work: Work, key: Key) -> bool:
    """The invitation that is named in the slot can still be used."""
    found = work.db.get(Invitation, int(key.slot.partition(":")[2]))
    return found is not None and found.used_at is None and found.expires_at > work.now


def leave_set(work: Work, key: Key) -> bool:
    found = work.db.get(Leave, number_in(key))
    return found is not None and found.ended_at is None and found.last_on >= work.today


def request_as_told(work: Work, key: Key) -> bool:
    """It waits for its answer; or it goes on, and takes longer. What has become of it stays so."""
    found = work.db.get(DataRequest, number_in(key))
    if found is None:
        return False
    if key.slot == "extended":
        return found.ended_at is None
    return key.slot != "asked" or found.answered_at is None


def nudged_as_told(work: Work, key: Key) -> bool:
    """They have not answered; or, where they are nudged of tasks, one of theirs is open still."""
    return unanswered(work, key) if key.subject.startswith("session:") else bool(open_tasks_of(work.db, key.person_id))


def matter_open(work: Work, key: Key) -> bool:
    """The matter is open; that two cells have the same trouble is told in any case."""
    if not key.subject.startswith("matter:"):
        return True
    found = work.db.get(PlaceMatter, number_in(key))
    return found is not None and found.closed_on is None


def out_of_reach(work: Work, key: Key) -> bool:
    account = work.db.get(Account, number_in(key))
    return account is not None and account.unreachable_since is not None
