"""One task: looked at, decided on, put off. A button's version is the task's; looking is never too old."""

from handlers.forms.feature import Feature
from handlers.rights.access import Action
from handlers.screens import menu
from handlers.tasks.buttons import CELL, ON_ASKED_DAY, TASK, concerns, is_cell, may_see, refusal
from handlers.tasks.life import TaskAction
from handlers.tasks.one_task import decisions, one_tap, postponing, views
from handlers.tasks.one_task.due import DUE

FEATURE = Feature(
    due=DUE,
    forms=tuple(form for form, _, _ in decisions.FORMS.values()),
    menu={menu.TASKS: views.show_own},
    buttons=(
        TASK.on("view", views.view, always=True, allowed=may_see),
        TASK.on("photos", views.see_photos, always=True, allowed=may_see),
        TASK.on("hear", views.hear, always=True, allowed=may_see),
        CELL.on("list", views.list_cell, Action.SEE_CELL_TASKS, allowed=is_cell),
        TASK.on(TaskAction.CONFIRM, one_tap.decide, allowed=concerns, ended=refusal(TaskAction.CONFIRM)),
        *(
            TASK.on(action, one_tap.decide, always=True, allowed=concerns, ended=refusal(action), numbers=1)
            for action in ON_ASKED_DAY
        ),
        TASK.on("undo", one_tap.take_back, allowed=concerns, ended=one_tap.no_way_back),
        TASK.on("later", postponing.later, allowed=concerns, ended=refusal(TaskAction.ASK_EXTENSION)),
        *(
            TASK.on(verb, decisions.open_decision, allowed=concerns, ended=refusal(action))
            for verb, (_, _, action) in decisions.FORMS.items()
        ),
    ),
)
