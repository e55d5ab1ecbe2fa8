"""The consultant, the report's settings and picture, the company's own calendar, a workshop's origin, a task's dialog."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns, with the value that changes nothing, and the table of pictures."""
    with op.batch_alter_table("workshop") as workshop:
        for name in ("region", "consultant", "contact"):
            workshop.add_column(sa.Column(name, sa.String(), nullable=False, server_default=""))
        workshop.add_column(sa.Column("saturdays", sa.Boolean(), nullable=False, server_default=sa.false()))
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
    for kind in ("task", "risk"):
        _number_added_ones(kind)
    op.create_table(
        "picture",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("workshop_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("hidden", sa.Boolean(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshop.id"], name=op.f("fk_picture_workshop_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_picture")),
    )
    op.create_index(op.f("ix_picture_workshop_id"), "picture", ["workshop_id"], unique=False)


def _number_added_ones(kind: str) -> None:
    """Number the tasks or risks that people added, deleted ones too, in the order of their ids."""
    table = sa.table(kind, sa.column("id"), sa.column("workshop_id"), sa.column(kind), sa.column("number"))
    connection = op.get_bind()
    added = sa.select(table.c.id, table.c.workshop_id).where(table.c[kind].like("own:%"))
    last: dict[object, int] = {}
    for id, workshop in connection.execute(added.order_by(table.c.workshop_id, table.c[kind])).all():
        last[workshop] = last.get(workshop, 0) + 1
        connection.execute(sa.update(table).where(table.c.id == id).values(number=last[workshop]))
