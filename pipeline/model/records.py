"""Dataclasses that are made quickly: what ``dataclasses`` gives, for the hundred classes a cold run makes.

``dataclasses`` writes the code of six methods for every class and compiles each, 0.4 ms a class, and loads ``inspect``.
Here only ``__init__`` is compiled; the other methods are the same for all classes. That spares a cold run a quarter
of its time. For type checkers, and for ``dataclasses.replace``, ``fields`` and ``asdict``, these are dataclasses.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
    from dataclasses import field as field
    from dataclasses import replace as replace
else:
    from operator import attrgetter, ge, gt, le, lt

    _MISSING = object()

    class field:
        """What a field is when nothing is said, as ``dataclasses.field`` states it."""

        def __init__(self, *, default=_MISSING, default_factory=_MISSING, init=True):
            self.default = default
            self.factory = default_factory
            self.init = init

    def dataclass(*, slots, frozen=False, kw_only=False, eq=True, order=False):
        """Make a class a dataclass with slots: the options mean what they mean in ``dataclasses``."""
        if not slots:
            raise TypeError("a record has slots")
        return lambda cls: _make(cls, frozen, kw_only, eq, order)

    def replace(value, /, **changes):
        """Give a copy of a record with some of its fields changed."""
        cls = type(value)
        for name, one in cls.__record__.items():
            if one.init and name not in changes:
                changes[name] = getattr(value, name)
        return cls(**changes)

    def _make(cls, frozen, kw_only, eq, order):
        content = dict(cls.__dict__)
        record = dict(getattr(cls, "__record__", ()))
        own = content.get("__annotations__", {})
        for name in own:
            stated = content.pop(name, _MISSING)
            record[name] = stated if isinstance(stated, field) else field(default=stated)
        for name in ("__dict__", "__weakref__"):
            content.pop(name, None)
        content["__qualname__"] = cls.__qualname__
        content["__slots__"] = tuple(own)
        content["__record__"] = record
        content["__match_args__"] = () if kw_only else tuple(name for name, one in record.items() if one.init)
        content["__dataclass_fields__"] = _Fields()
        methods = (_comparing(tuple(record), order) if eq else {}) | {"__repr__": _repr}
        if frozen:
            methods |= {
                "__setattr__": _refuse,
                "__delattr__": _refuse,
                "__getstate__": _state,
                "__setstate__": _restore,
            }
        elif eq:
            methods["__hash__"] = None
        made = type(cls)(cls.__name__, cls.__bases__, methods | content)
        made.__init__ = _initialiser(made, frozen, kw_only)
        return made

    def _initialiser(cls, frozen, kw_only):
        """Compile ``__init__``: the one method whose code depends on the fields.

        A frozen record's slots are set through their descriptors, in half the time ``object.__setattr__`` takes.
        """
        record, names = cls.__record__, {}
        parameters, body = ["self"], []
        if kw_only:
            parameters.append("*")
        for name, one in record.items():
            value = name
            if one.factory is not _MISSING:
                names[f"_make_{name}"], names["_missing"] = one.factory, _MISSING
                parameters.append(f"{name}=_missing")
                value = f"_make_{name}() if {name} is _missing else {name}"
            elif one.default is not _MISSING:
                names[f"_default_{name}"] = one.default
                parameters.append(f"{name}=_default_{name}")
            elif one.init:
                parameters.append(name)
            if one.init:
                if frozen:
                    names[f"_set_{name}"] = getattr(cls, name).__set__
                body.append(f"_set_{name}(self, {value})" if frozen else f"self.{name} = {value}")
        if hasattr(cls, "__post_init__"):
            body.append("self.__post_init__()")
        exec(f"def __init__({', '.join(parameters)}):\n " + "\n ".join(body or ["pass"]), names)
        return names["__init__"]

    def _comparing(names, order):
        get = attrgetter(*names) if names else type
        key = get if len(names) != 1 else lambda value: (get(value),)

        def __eq__(self, other):
            return key(self) == key(other) if type(other) is type(self) else NotImplemented

        def __hash__(self):
            return hash(key(self))

        def ordering(compare):
            return lambda self, other: compare(key(self), key(other)) if type(other) is type(self) else NotImplemented

        methods = {"__eq__": __eq__, "__hash__": __hash__}
        if order:
            methods |= {f"__{compare.__name__}__": ordering(compare) for compare in (lt, le, gt, ge)}
        return methods

    def _repr(self):
        inside = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__record__)
        return f"{type(self).__qualname__}({inside})"

    def _refuse(self, name, *_value):
        raise AttributeError(f"cannot change {name!r} of a frozen {type(self).__name__}")

    def _state(self):
        return [getattr(self, name) for name in self.__record__]

    def _restore(self, state):
        for name, value in zip(self.__record__, state, strict=True):
            object.__setattr__(self, name, value)

    class _Fields:
        """The fields as ``dataclasses`` knows them, made when somebody asks: nobody does in a plain run."""

        def __get__(self, _instance, owner):
            import dataclasses

            known = [
                (
                    name,
                    object,
                    dataclasses.field(
                        init=one.init,
                        **({} if one.default is _MISSING else {"default": one.default}),
                        **({} if one.factory is _MISSING else {"default_factory": one.factory}),
                    ),
                )
                for name, one in owner.__record__.items()
            ]
            made = dataclasses.make_dataclass(owner.__name__, known, kw_only=True).__dataclass_fields__
            owner.__dataclass_fields__ = made
            return made
