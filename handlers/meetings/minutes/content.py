"""What a document says, as data that never changes once it is made: a snapshot in, a template's words out.

A snapshot is plain JSON. `words_of` makes of it all that the templates of word_templates.py fill in; it reads no
database, so that the same snapshot always makes the same file.
"""

from collections.abc import Callable, Collection, Mapping
from datetime import date, datetime
from typing import Any

from handlers.meetings.minutes import rules, texts

Snapshot = Mapping[str, Any]
Words = dict[str, Any]
MINUTES, RESOLUTION = "BB", "NQ"


def words_of(snapshot: Snapshot, old_spelling: bool = False) -> Words:
    """All that the template of the snapshot's kind fills in. `old_spelling`: the tone of "ủy", "hòa" on the last vowel
    throughout (handlers/language/spelling.py), but in people's names.
    """
    common = _common(snapshot)
    own = _minutes(snapshot) if snapshot["kind"] == MINUTES else _resolution(snapshot)
    names = _names(snapshot)
    respelt: Words = _each({**common, **own}, lambda text: rules.spelt(rules.printable(text), old_spelling, names))
    return respelt


def _each(value: Any, change: Callable[[str], str]) -> Any:
    match value:
        case str():
            return change(value)
        case list():
            return [_each(one, change) for one in value]
        case dict():
            return {name: _each(one, change) for name, one in value.items()}
    return value


def _names(snapshot: Snapshot) -> set[str]:
    """The people whom a snapshot names."""
    names = {snapshot[one]["name"] for one in ("chair", "taker", "signer")} | {*snapshot["absent"], *snapshot["exempt"]}
    names |= {name for name, _ in snapshot["excused"]}
    names |= (
        set(snapshot["comrades"])
        | {one["speaker"] for one in snapshot["opinions"]}
        | {one["by"] for one in snapshot["addenda"]}
    )
    names |= {one["who"] for one in snapshot["tasks"]}
    return names | {name.strip() for one in snapshot["tasks"] for name in one["helpers"].split(",")}


def _common(snapshot: Snapshot) -> Words:
    ward = rules.bare_name(snapshot["ward"])
    return {
        "ward": rules.ward_line(snapshot["ward"]),
        "cell": rules.cell_line(snapshot["cell"]),
        "sign": texts.SIGN_LINE.format(sign=rules.sign(snapshot["number"], snapshot["kind"])),
        "ward_receiver": texts.WARD_RECEIVER.format(ward=ward),
        "conclusions": [rules.sentence(one) for one in snapshot["conclusions"]],
        "tasks": [_task(number, one) for number, one in enumerate(snapshot["tasks"], 1)],
    }


def _task(number: int, task: Snapshot) -> Words:
    who = texts.COMRADE.format(name=task["who"])
    who = texts.TASK_HELPERS.format(name=who, helpers=rules.begun(task["helpers"])) if task["helpers"] else who
    expected = rules.begun(task["expected"])
    if task["target"] is not None:
        counted = f"{task['target']} {task['unit']}"
        expected = texts.EXPECTED_COUNT.format(expected=expected, target=task["target"], unit=task["unit"])
        expected = expected if task["expected"] else counted
    due = date.fromisoformat(task["due"])
    return {
        "number": number,
        "content": rules.begun(task["content"]),
        "who": who,
        "due": f"{due:%d/%m/%Y}",
        "expected": expected,
    }


def _minutes(snapshot: Snapshot) -> Words:
    begins, ends = datetime.fromisoformat(snapshot["begins"]), datetime.fromisoformat(snapshot["ends"])
    return {
        "summary": _summary(snapshot, begins.date()),
        "begins": rules.moment_in_words(begins),
        "place": rules.begun(snapshot["place"]),
        "guests": rules.begun(snapshot["guests"]),
        "chair": _comrade(snapshot["chair"]),
        "taker": _comrade(snapshot["taker"]),
        "chair_name": snapshot["chair"]["name"],
        "taker_name": snapshot["taker"]["name"],
        **_attendance(snapshot),
        "earlier": [rules.sentence(one) for one in snapshot["earlier"]],
        "subject_heading": texts.SUBJECTS[snapshot["meeting_kind"]],
        "subject": rules.sentence(snapshot["theme"]),
        "presenter": snapshot["presenter"],
        "opinions": _opinions(snapshot),
        "vote": texts.VOTE.format(**snapshot["vote"]) if snapshot["vote"] else "",
        **_score(snapshot),
        "closing": _closing(begins, ends),
        "adopted": _adopted(snapshot),
        "addenda": [_addendum(one, snapshot["chair"]["name"]) for one in snapshot["addenda"]],
    }


def _summary(snapshot: Snapshot, day: date) -> str:
    month = texts.MONTH.format(month=f"{day.month:02d}" if day.month <= 2 else day.month, year=day.year)
    return texts.SUMMARIES[snapshot["meeting_kind"]].format(theme=rules.begun(snapshot["theme"]), month=month)


def _comrade(person: Snapshot) -> str:
    office = texts.OFFICES.get(person["office"])
    text = texts.COMRADE_OFFICE if office else texts.COMRADE
    return text.format(name=person["name"], office=office)


def _attendance(snapshot: Snapshot) -> Words:
    counted = sum(snapshot["members"].values())
    kinds = ", ".join(
        words.format(count=snapshot["members"][kind])
        for kind, words in texts.MEMBER_KINDS.items()
        if snapshot["members"].get(kind)
    )
    members = texts.MEMBERS_IN_KINDS.format(all=counted, kinds=kinds)
    if snapshot["exempt"]:
        members += texts.EXEMPT.format(count=len(snapshot["exempt"]))
    share = f"{100 * snapshot['present'] / counted:.0f}%" if counted else "0%"
    excused = [
        texts.NAME_REASON.format(name=name, reason=reason) if reason else name for name, reason in snapshot["excused"]
    ]
    return {
        "members": members,
        "present": texts.PRESENT.format(present=snapshot["present"], all=counted, share=share),
        "excused": _away(excused),
        "absent": _away(list(snapshot["absent"])),
    }


def _away(names: list[str]) -> str:
    return texts.AWAY.format(count=len(names), names="; ".join(names)) if names else texts.NOBODY


def _opinions(snapshot: Snapshot) -> list[Words]:
    """Each under its speaker's name, speakers in the order in which they first spoke."""
    members = set(snapshot["comrades"])
    by_speaker: dict[str, list[str]] = {}
    for one in snapshot["opinions"]:
        content = rules.sentence(one["content"])
        words = texts.OPINION_PLACE.format(place=one["place"], content=content) if one["place"] else content
        speaker = _speaker(one["speaker"], members)
        speaker = texts.SPEAKER_SENT.format(name=speaker) if one["sent"] else speaker
        by_speaker.setdefault(speaker, []).append(words)
    return [{"speaker": speaker, "said": said} for speaker, said in by_speaker.items()]


def _speaker(name: str, members: Collection[str]) -> str:
    """A member as "Đồng chí …"; a guest as they were named; a remark on a place is nobody's."""
    if not name:
        return texts.REMARKS
    return texts.COMRADE.format(name=name) if name in members else rules.begun(name)


def _score(snapshot: Snapshot) -> Words:
    score = snapshot["score"]
    if not score:
        return {"score": [], "score_total": ""}
    lines = [
        texts.SCORE_LINE.format(
            name=one["name"],
            points=one["points"],
            most=one["most"],
            how=texts.SCORE_HOW.format(how=one["how"]) if one["how"] else "",
        )
        for one in score["lines"]
    ]
    total = texts.SCORE_TOTAL.format(total=score["total"], most=score["most"], grade=score["grade"])
    return {"score": lines, "score_total": total}


def _closing(begins: datetime, ends: datetime) -> str:
    same_day = begins.date() == ends.date()
    end = rules.clock_in_words(ends) if same_day else rules.moment_in_words(ends)
    return texts.CLOSING.format(end=end, minutes=int((ends - begins).total_seconds() // 60))


def _adopted(snapshot: Snapshot) -> str:
    if not snapshot["adopted"]:
        return texts.NOT_ADOPTED
    ended, adopted = datetime.fromisoformat(snapshot["ends"]), datetime.fromisoformat(snapshot["adopted"])
    text = texts.ADOPTED_LATER if rules.adopted_later(ended, adopted) else texts.ADOPTED
    return text.format(at=rules.moment_in_words(adopted))


def _addendum(one: Snapshot, chair: str) -> Words:
    """Signed by who wrote it and who chaired; where that is one person, once."""
    day = rules.day_in_words(date.fromisoformat(one["day"])).capitalize()
    by = one["by"]
    writer, chaired = (texts.ADDED_BY, by), (texts.CHAIRED_BY, chair)
    left, right = (("", ""), writer) if by == chair else (writer, chaired)
    return {
        "day": day,
        "by": texts.COMRADE_WITHIN.format(name=by),
        "words": rules.sentence(one["words"]),
        "left": left[0],
        "left_name": left[1],
        "right": right[0],
        "right_name": right[1],
    }


def _resolution(snapshot: Snapshot) -> Words:
    begins = datetime.fromisoformat(snapshot["begins"])
    counted = sum(snapshot["members"].values())
    held = texts.HELD.format(
        cell=rules.bare_name(snapshot["cell"]),
        day=rules.day_in_words(begins.date()),
        theme=rules.begun(snapshot["theme"]),
        present=snapshot["present"],
        all=counted,
    )
    grounds = [texts.GROUND_REASON.format(reason=rules.sentence(snapshot["reason"]))] if snapshot["reason"] else []
    signed = rules.day_in_words(date.fromisoformat(snapshot["signed"]))
    return {
        "summary": texts.RESOLUTION_SUMMARY.format(theme=rules.begun(snapshot["theme"])),
        "place_date": texts.PLACE_DATE.format(place=rules.bare_name(snapshot["ward"]), day=signed),
        "held": held,
        "grounds": [*grounds, texts.GROUND_DISCUSSED],
        "carrying_out": texts.CARRYING_OUT,
        "vote": texts.RESOLUTION_VOTE.format(**snapshot["vote"]) if snapshot["vote"] else "",
        "signer_office": texts.SIGNER_OFFICES.get(snapshot["signer"]["office"], texts.SIGNER_OFFICES["secretary"]),
        "signer_name": snapshot["signer"]["name"],
    }


def file_name(snapshot: Snapshot) -> str:
    """The file's name without its ending: ASCII letters only."""
    text = texts.MINUTES_NAME if snapshot["kind"] == MINUTES else texts.RESOLUTION_NAME
    return text.format(number=snapshot["number"], day=datetime.fromisoformat(snapshot["begins"]).date().isoformat())
