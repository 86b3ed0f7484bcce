"""The tables of the database: made at once where there are none, else brought up by migrations."""

from importlib import import_module
from pkgutil import iter_modules

from django.apps import apps
from django.core.management import call_command
from django.core.management.sql import emit_post_migrate_signal
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils.module_loading import module_has_submodule

Migration = tuple[str, str]


def are_current() -> bool:
    """Whether the database has had every migration of this program."""
    # Their names tell it: to read them all takes longer than some commands do.
    return _ours() <= MigrationRecorder(connection).applied_migrations().keys()


def bring_up() -> None:
    """Give the database the tables of this version; what it holds stays."""
    if connection.introspection.table_names():
        call_command("migrate", verbosity=0, interactive=False)
    else:
        _make_at_once()


def _make_at_once() -> None:
    """Make all tables as the models describe them, and note every migration as done.

    Each constraint that a migration adds makes its SQLite table anew, which took most of the time
    of a first start. Nothing is left out: a test compares what both ways make, tables and rows.
    """
    # In one transaction: killed, it leaves an empty database.
    with connection.schema_editor() as editor:
        editor.create_model(MigrationRecorder.Migration)
        for model in apps.get_models():
            editor.create_model(model)
        noting = MigrationRecorder(connection)
        for app, name in sorted(_ours()):
            noting.record_applied(app, name)
        # Kinds of record and rights to them are rows: with the tables, or not at all.
        emit_post_migrate_signal(verbosity=0, interactive=False, db=connection.alias)


def _ours() -> set[Migration]:
    """App and name of each migration that this program has."""
    found = set()
    for config in apps.get_app_configs():
        if module_has_submodule(config.module, "migrations"):
            package = import_module(f"{config.name}.migrations")
            found |= {(config.label, each.name) for each in iter_modules(package.__path__)}
    return found
