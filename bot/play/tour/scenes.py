"""All scenes of the tour, in the order of the week.

To add some: write a module `scenes_<what>.py` with a tuple SCENES, as `scenes_week.py` has it, and name it here. Scenes
of one moment are played in the order in which their modules stand.
"""

from bot.play.tour import scenes_meeting, scenes_plan, scenes_week
from bot.play.tour.script import Scene

SCENES: tuple[Scene, ...] = tuple(
    sorted((*scenes_week.SCENES, *scenes_meeting.SCENES, *scenes_plan.SCENES), key=lambda scene: scene.begins)
)
