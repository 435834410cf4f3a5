// Repositories, backup and restore, recycle bin.
parser grammar StockBackup;

backupStatement
    : CREATE (READ ONLY)? REPOSITORY name=identifier WITH type=(BROKER | S3 | HDFS | LOCAL) storage=identifier?
        ON LOCATION location=STRING_LITERAL propertyClause?                         #createRepository
    | ALTER REPOSITORY name=identifier propertyClause?                              #alterRepository
    | DROP REPOSITORY name=identifier                                               #dropRepository
    | SHOW REPOSITORIES                                                             #showRepositories
    | SHOW CREATE REPOSITORY FOR name=identifier                                    #showCreateRepository
    | SHOW SNAPSHOT ON name=identifier backupFilter?                                #showSnapshot
    | BACKUP SNAPSHOT label=qualifiedName TO repo=identifier
        ((ON | EXCLUDE) backupObjects)? propertyClause?                             #backupSnapshot
    | RESTORE SNAPSHOT label=qualifiedName FROM repo=identifier
        ((ON | EXCLUDE) backupObjects)? propertyClause?                             #restoreSnapshot
    | CANCEL kind=(BACKUP | RESTORE) inDatabase?                                    #cancelBackupJob
    | SHOW BACKUP inDatabase? backupFilter?                                         #showBackup
    | SHOW BRIEF? RESTORE inDatabase? backupFilter?                                 #showRestore
    | RECOVER DATABASE name=identifier id=INTEGER_VALUE? (AS alias=identifier)?     #recoverDatabase
    | RECOVER TABLE name=qualifiedName id=INTEGER_VALUE? (AS alias=identifier)?     #recoverTable
    | RECOVER PARTITION partition=identifier id=INTEGER_VALUE? (AS alias=identifier)?
        FROM table=qualifiedName                                                    #recoverPartition
    | SHOW CATALOG RECYCLE BIN backupFilter?                                        #showCatalogRecycleBin
    | DROP CATALOG RECYCLE BIN WHERE idType=STRING_LITERAL EQ id=INTEGER_VALUE      #dropCatalogRecycleBin
    ;

backupFilter: WHERE backupCondition (AND backupCondition)*;

backupCondition: key=identifier (EQ | LIKE) value=STRING_LITERAL;

backupObjects: LEFT_PAREN backupObject (COMMA backupObject)* RIGHT_PAREN;

backupObject: name=qualifiedName ((PARTITION | PARTITIONS) backupPartitions)? (AS? alias=identifier)?;

backupPartitions: identifierList | identifier;
