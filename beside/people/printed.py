"""docs/permissions.md and docs/events.md, printed from the code that they describe."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from inspect import signature
from typing import Any

from .roles import Role

HEAD = "<!-- Printed from the code: `python -m beside manage print_docs`. Do not edit. -->"


@dataclass(frozen=True)
class Door:
    """One address, and the view behind it that has said who may open it."""

    address: str
    view: Callable[..., Any]

    @property
    def app(self) -> str:
        return self.view.__module__.split(".")[1]


def permissions(
    roles: Mapping[str, Role], doors: Iterable[Door], actions: Mapping[str, Callable[..., Any]]
) -> str:
    """Every role, every door and every deed, with who may."""
    known = sorted(doors, key=lambda door: (door.app, door.address))
    inside = [door for door in known if not door.view.is_public]  # type: ignore[attr-defined]
    public = [door for door in known if door.view.is_public]  # type: ignore[attr-defined]
    parts = [
        "# Who may do what",
        HEAD,
        "A role gives grants, in one programme or in all of them. Each door and each deed asks its "
        "own rule, in this order: role, relationship, consent, state. The rules live in the "
        "`policy.py` of each app.",
        "## Roles",
        _table(("Role", "In a sentence", "Face", "Grants"), map(_role, roles.values())),
        "## Doors for people who are signed in",
        "`Shows` is the rule of sight: who is not shown the thing gets 404. `Opens` may still say "
        "no, with a reason.",
        _table(("Address", "What it is", "Shows", "Opens"), map(_inside, inside)),
        "## Doors for anybody, and why",
        _table(("Address", "Why"), map(_public, public)),
        "## Deeds",
        _table(("Event", "Deed", "Asks"), map(_asks, _by_event(actions))),
    ]
    return "\n\n".join(parts) + "\n"


def events(
    actions: Mapping[str, Callable[..., Any]], reactions: Mapping[str, list[Callable[..., Any]]]
) -> str:
    """Every event: what happened, what was said about it, and who listens."""
    rows = [(_event(deed), _first_line(deed), _details(deed), _ears(reactions, deed)) for deed in
            _by_event(actions)]  # fmt: skip
    parts = [
        "# What leaves a line in history",
        HEAD,
        "One action, one event, in the same transaction. A line holds who, through which door, for "
        "what purpose, and every row and field that changed; private words are named, not quoted.",
        _table(("Event", "What happened", "Details", "Who listens"), rows),
    ]
    return "\n\n".join(parts) + "\n"


def _role(role: Role) -> tuple[str, ...]:
    where = " Always the whole organisation." if role.is_everywhere else ""
    return (
        str(role.name),
        f"{role.says}{where}",
        role.face.capitalize(),
        ", ".join(f"`{grant}`" for grant in sorted(role.grants)) or "none",
    )


def _inside(door: Door) -> tuple[str, ...]:
    view: Any = door.view
    if getattr(view, "in_hall", False):
        return (f"`{door.address}`", view.why, "one's own account", "signed in")
    return (f"`{door.address}`", _first_line(view), _name(view.sees), _name(view.may))


def _public(door: Door) -> tuple[str, ...]:
    return (f"`{door.address}`", door.view.why)  # type: ignore[attr-defined]


def _asks(deed: Any) -> tuple[str, ...]:
    return (_event(deed), f"`{_where(deed)}`", f"`{_where(deed.may)}`")


def _by_event(actions: Mapping[str, Callable[..., Any]]) -> list[Any]:
    return [actions[name] for name in sorted(actions)]


def _event(deed: Any) -> str:
    return f"`{deed.event}`"


def _details(deed: Any) -> str:
    names = list(signature(deed).parameters)[2:]
    return ", ".join(f"`{name}`" for name in names) or "–"


def _ears(reactions: Mapping[str, list[Callable[..., Any]]], deed: Any) -> str:
    ears = sorted(_where(ear) for ear in reactions.get(deed.event, ()))
    return ", ".join(f"`{ear}`" for ear in ears) or "–"


def _where(function: Any) -> str:
    """`plans.set_goal`: the app, and what it is called there."""
    return f"{function.__module__.split('.')[1]}.{function.__name__}"


def _name(rule: Any) -> str:
    return f"`{_where(rule)}`" if rule else "–"


def _first_line(function: Any) -> str:
    said = (function.__doc__ or "").strip().split("\n\n")[0]
    return " ".join(said.split()) or _title(function)


def _title(function: Any) -> str:
    return str(function.__name__).replace("_", " ").capitalize() + "."


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join(
        "| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in lines
    )
