// The statements that doris-dr adds to Doris, and those of Doris that it adds something to.
// One alternative a statement; the first two or three words always decide.
parser grammar DorisDrParser;

options { tokenVocab = DorisDrLexer; }

// One statement without its semicolon: packets are split beforehand.
single: statement EOF;

statement
    : CREATE REMOTE CLUSTER (IF NOT EXISTS)? name properties                     # createRemoteCluster
    | ALTER REMOTE CLUSTER name SET properties                                   # alterRemoteCluster
    | DROP REMOTE CLUSTER (IF EXISTS)? name                                      # dropRemoteCluster
    | SHOW REMOTE CLUSTERS like?                                                 # showRemoteClusters

    | CREATE SYNC JOB (IF NOT EXISTS)? name FROM CLUSTER cluster=name
        syncScope properties?                                                    # createSyncJob
    | PAUSE SYNC JOB name                                                        # pauseSyncJob
    | RESUME SYNC JOB name                                                       # resumeSyncJob
    | DROP SYNC JOB (IF EXISTS)? name                                            # dropSyncJob
    | DROP IF EXISTS SYNC JOB name                                               # dropSyncJob
    | ALTER SYNC JOB name SET properties                                         # setSyncJobProperties
    | ALTER SYNC JOB name RESYNC (TABLE table=name)?                             # resyncSyncJob
    | ALTER SYNC JOB name SKIP_KW BINLOG number                                  # skipSyncJobBinlog
    | PROMOTE SYNC JOB name FORCE?                                               # promoteSyncJob
    | SWITCHOVER SYNC JOB name                                                   # switchoverSyncJob
    | CHECK SYNC JOB name (TABLE table=name)?                                    # checkSyncJob
    | SHOW SYNC JOBS like?                                                       # showSyncJobs
    | SHOW SYNC JOB TABLES FOR name                                              # showSyncJobTables
    | SHOW SYNC JOB EVENTS FOR name (LIMIT number)?                              # showSyncJobEvents
    | SHOW CREATE SYNC JOB name                                                  # showCreateSyncJob

    | BACKUP SNAPSHOT label=qualifiedName TO repository=name
        snapshotObjects? properties?                                             # backupSnapshot
    | restore                                                                    # restoreSnapshot
    | CANCEL BACKUP inDatabase?                                                  # cancelBackup
    | CANCEL RESTORE inDatabase?                                                 # cancelRestore
    | SHOW BACKUP inDatabase? snapshotFilter?                                    # showBackup
    | SHOW BRIEF? RESTORE inDatabase? snapshotFilter?                            # showRestore
    | SHOW SNAPSHOT ON repository=name (WHERE condition (AND condition)*)?       # showSnapshot
    | EXPLAIN restore                                                            # explainRestore

    | CREATE BACKUP SCHEDULE (IF NOT EXISTS)? name ON DATABASE database=name tableFilter?
        TO repositories+=name (COMMA repositories+=name)*
        rhythm retention* properties?                                            # createBackupSchedule
    | PAUSE BACKUP SCHEDULE name                                                 # pauseBackupSchedule
    | RESUME BACKUP SCHEDULE name                                                # resumeBackupSchedule
    | DROP BACKUP SCHEDULE (IF EXISTS)? name                                     # dropBackupSchedule
    | DROP IF EXISTS BACKUP SCHEDULE name                                        # dropBackupSchedule
    | RUN BACKUP SCHEDULE name                                                   # runBackupSchedule
    | SHOW BACKUP SCHEDULES like?                                                # showBackupSchedules
    | DROP SNAPSHOT label=name ON repository=name snapshotTime?                  # dropSnapshot
    | VERIFY SNAPSHOT label=name ON repository=name snapshotTime?
        (LEVEL level=(FILES | SCHEMA | DATA))?                                   # verifySnapshot

    | SHOW RECYCLE BIN (FROM database=name)? like?                               # showRecycleBin
    | PURGE RECYCLE BIN (ALL | kind=(DATABASE | TABLE | PARTITION) number)       # purgeRecycleBin
    | recover                                                                    # recoverStatement
    | EXPLAIN recover                                                            # explainRecover

    | ADMIN SET (FRONTEND | ALL FRONTENDS) CONFIG
        (LEFT_PAREN propertyList RIGHT_PAREN)? ALL?                              # setFrontendConfig
    | ADMIN? SHOW FRONTEND CONFIG like?                                          # showFrontendConfig
    ;

syncScope
    : DATABASE source=name (INTO DATABASE target=name)? tableFilter?             # syncDatabase
    | TABLE sourceTable=qualifiedName (INTO TABLE targetTable=qualifiedName)?            # syncTable
    ;

tableFilter: how=(INCLUDE | EXCLUDE) TABLES nameList;

restore
    : RESTORE SNAPSHOT label=qualifiedName FROM repository=name snapshotObjects? properties?
    ;

snapshotObjects
    : how=(ON | EXCLUDE) LEFT_PAREN snapshotObject (COMMA snapshotObject)* RIGHT_PAREN
    ;

snapshotObject: table=qualifiedName partitions? (AS? alias=name)?;

partitions: (PARTITION | PARTITIONS) (nameList | name);

inDatabase: (FROM | IN) name;

snapshotFilter: like | WHERE condition;

condition: column=name (EQ | LIKE) STRING;

snapshotTime: TIMESTAMP STRING;

rhythm
    : EVERY number unit=(MINUTE | HOUR | DAY | WEEK) (STARTS STRING)?            # every
    | CRON STRING                                                                # cron
    ;

retention
    : RETAIN number SNAPSHOTS                                                    # retainCount
    | RETAIN FOR number unit=(HOUR | DAY | WEEK)                                 # retainSpan
    ;

recover
    : RECOVER DATABASE name number? (AS alias=name)? asOf?                       # recoverDatabase
    | RECOVER TABLE qualifiedName number? (AS alias=name)? asOf?                 # recoverTable
    | RECOVER PARTITION name number? (AS alias=name)? FROM qualifiedName asOf?   # recoverPartition
    | RECOVER TABLES (ALL | nameList) FROM name (DROPPED AFTER STRING)?          # recoverTables
    ;

asOf: AS OF STRING;

properties: PROPERTIES LEFT_PAREN propertyList RIGHT_PAREN;

propertyList: property (COMMA property)*;

property: key=propertyText EQ value=propertyText;

propertyText: STRING | MINUS? (INTEGER | DECIMAL) | TRUE | FALSE | name;

nameList: LEFT_PAREN name (COMMA name)* RIGHT_PAREN;

qualifiedName: name (DOT name)*;

name: NAME | QUOTED_NAME | keywordAsName;

like: LIKE STRING;

number: INTEGER;

// Words that Doris does not reserve either; the others need back quotes.
keywordAsName
    : AFTER
    | BACKUP
    | BIN
    | BRIEF
    | CHECK
    | CLUSTER
    | CLUSTERS
    | CONFIG
    | CRON
    | DATA
    | DAY
    | DROPPED
    | EVENTS
    | EVERY
    | EXCLUDE
    | FILES
    | FRONTENDS
    | HOUR
    | INCLUDE
    | JOB
    | JOBS
    | LEVEL
    | MINUTE
    | OF
    | PARTITIONS
    | PAUSE
    | PROMOTE
    | PROPERTIES
    | PURGE
    | RECOVER
    | RECYCLE
    | REMOTE
    | RESTORE
    | RESUME
    | RESYNC
    | RETAIN
    | RUN
    | SCHEDULE
    | SCHEDULES
    | SCHEMA
    | SKIP_KW
    | SNAPSHOT
    | SNAPSHOTS
    | STARTS
    | SWITCHOVER
    | TABLES
    | TIMESTAMP
    | VERIFY
    | WEEK
    ;
