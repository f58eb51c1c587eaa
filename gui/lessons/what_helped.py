"""Which settings a learner changed, and whether those are the ones that are said to have helped."""

from collections.abc import Collection
from dataclasses import dataclass, field

from engine import Choice, Project, load_example
from gui.lessons.checks import Moment, epochs_trained, holds
from gui.lessons.lesson import Task


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of the settings that were ticked.

    Parameters
    ----------
    is_right : bool
    is_reached : bool
        Whether the task's checks hold; only then is it worth asking what helped.
    unchanged : tuple of str
        Ticked, but as they were at first.
    untold : tuple of str
        Changed, but not ticked.
    """

    is_right: bool
    is_reached: bool
    unchanged: tuple[str, ...] = field(default=())
    untold: tuple[str, ...] = field(default=())


def changed_settings(task: Task, project: Project) -> tuple[str, ...]:
    """Return those of the task's settings that are not what they were at first."""
    return tuple(name for name in task.helped if not _is_as_at_first(name, task, project))


def _is_as_at_first(name: str, task: Task, project: Project) -> bool:
    if name == "network":
        networks = [load_example(one).network for one in (task.example, task.instead) if one]
        return project.network in networks
    wanted = next((a.values for a in task.first if a.arguments == (name,)), None)
    if wanted is None:
        return True
    if name == "epochs":  # fewer of them cannot have helped
        return epochs_trained(project) <= float(str(wanted))
    now = getattr(project.training, name)
    return now.name == wanted if isinstance(now, Choice) else float(now) == float(str(wanted))


def judged_settings(task: Task, project: Project, ticked: Collection[str]) -> Verdict:
    """Judge what a learner says has helped: all that was changed, and nothing else."""
    moment = Moment(project)
    if not all(holds(check, moment) for check in task.checks):
        return Verdict(is_right=False, is_reached=False)
    changed = changed_settings(task, project)
    unchanged = tuple(name for name in task.helped if name in ticked and name not in changed)
    untold = tuple(name for name in changed if name not in ticked)
    is_right = bool(changed) and not unchanged and not untold
    return Verdict(is_right, True, unchanged, untold)
