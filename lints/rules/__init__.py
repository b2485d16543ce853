"""Every rule that runs, in the order of their codes."""

from lints.rule import FileRule, Rule
from lints.rules.assertions import Assertions
from lints.rules.column_types import ColumnTypes
from lints.rules.committed_files import Addresses, ResolvedLocks
from lints.rules.cross_tenant import CrossTenant
from lints.rules.dynamic_imports import DynamicImports
from lints.rules.edges import Edges
from lints.rules.float_money import FloatMoney
from lints.rules.grants import Grants
from lints.rules.leaky_operators import LeakyOperators
from lints.rules.libraries import Libraries
from lints.rules.loggers import Loggers
from lints.rules.migrations import MigrationNames, MigrationTimeouts, RequiredColumns
from lints.rules.module_names import ModuleNames
from lints.rules.module_size import ModuleSize
from lints.rules.notify import Notify
from lints.rules.package_markers import PackageMarkers
from lints.rules.patching import Patching
from lints.rules.printing import Printing
from lints.rules.random_ids import RandomIds
from lints.rules.raw_sql import RawSql
from lints.rules.sentences import LiteralTemplates, SaidToPeople, Translations
from lints.rules.session_state import SessionState
from lints.rules.task_sending import TaskSending
from lints.rules.use_cases import UseCases
from lints.rules.wall_clock import WallClock

RULES: tuple[Rule, ...] = (
    WallClock(),
    RandomIds(),
    FloatMoney(),
    ColumnTypes(),
    LeakyOperators(),
    RawSql(),
    SessionState(),
    Grants(),
    Notify(),
    TaskSending(),
    Libraries(),
    Printing(),
    Loggers(),
    ModuleSize(),
    ModuleNames(),
    Edges(),
    UseCases(),
    CrossTenant(),
    PackageMarkers(),
    DynamicImports(),
    Patching(),
    Assertions(),
    MigrationNames(),
    RequiredColumns(),
    MigrationTimeouts(),
)

FILE_RULES: tuple[FileRule, ...] = (
    Addresses(),
    ResolvedLocks(),
    LiteralTemplates(),
    Translations(),
    SaidToPeople(),
)
