"""The consultant, the report's settings, the company's own calendar, a workshop's origin, a task's dialog."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns, with the value that changes nothing."""
    with op.batch_alter_table("workshop") as workshop:
        for name in ("region", "consultant", "contact"):
            workshop.add_column(sa.Column(name, sa.String(), nullable=False, server_default=""))
        workshop.add_column(sa.Column("saturdays", sa.Boolean(), nullable=False, server_default=sa.false()))
        workshop.add_column(sa.Column("logo", sa.Text(), nullable=False, server_default=""))
        for name in ("closed_on", "left_out"):
            workshop.add_column(sa.Column(name, sa.JSON(), nullable=False, server_default="[]"))
        workshop.add_column(sa.Column("valid_until", sa.Date(), nullable=True))
        workshop.add_column(sa.Column("origin", sa.Uuid(), nullable=True))
    with op.batch_alter_table("task") as task:
        task.add_column(sa.Column("not_before", sa.Date(), nullable=True))
        task.add_column(sa.Column("lag", sa.Integer(), nullable=False, server_default="0"))
        task.add_column(sa.Column("status", sa.String(), nullable=False, server_default="planned"))
        task.add_column(sa.Column("number", sa.Integer(), nullable=True))
    with op.batch_alter_table("risk") as risk:
        risk.add_column(sa.Column("number", sa.Integer(), nullable=True))
    with op.batch_alter_table("journal") as journal:
        journal.add_column(sa.Column("step", sa.Uuid(), nullable=True))
    for kind in ("task", "risk"):
        _number_added_ones(kind)


def _number_added_ones(kind: str) -> None:
    """Number the tasks or risks that people added, deleted ones too, in the order of their ids."""
    table = sa.table(kind, sa.column("id"), sa.column("workshop_id"), sa.column(kind), sa.column("number"))
    connection = op.get_bind()
    added = sa.select(table.c.id, table.c.workshop_id).where(table.c[kind].like("own:%"))
    last: dict[object, int] = {}
    for id, workshop in connection.execute(added.order_by(table.c.workshop_id, table.c[kind])).all():
        last[workshop] = last.get(workshop, 0) + 1
        connection.execute(sa.update(table).where(table.c.id == id).values(number=last[workshop]))
