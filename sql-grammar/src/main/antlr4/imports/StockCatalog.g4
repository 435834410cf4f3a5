// Databases, tables, views, backends, and what shows them.
parser grammar StockCatalog;

import StockDefinitions;

catalogStatement
    : CREATE (DATABASE | SCHEMA) ifNotExists? name=qualifiedName propertyClause?        #createDatabase
    | DROP (DATABASE | SCHEMA) ifExists? name=qualifiedName FORCE?                      #dropDatabase
    | ALTER DATABASE name=identifier SET propertyClause                                 #alterDatabaseProperties
    | ALTER DATABASE name=identifier SET kind=(DATA | REPLICA | TRANSACTION)
        QUOTA (quota=identifier | number=INTEGER_VALUE)                                 #alterDatabaseQuota
    | ALTER DATABASE name=identifier RENAME newName=identifier                          #renameDatabase
    | CREATE TABLE ifNotExists? name=qualifiedName LIKE source=qualifiedName
        (WITH ROLLUP rollups=identifierList?)?                                          #createTableLike
    | CREATE TABLE ifNotExists? name=qualifiedName
        (LEFT_PAREN columnDef (COMMA columnDef)* (COMMA indexDef)* COMMA? RIGHT_PAREN)?
        tableOptions                                                                    #createTable
    | CREATE TABLE ifNotExists? name=qualifiedName columns=identifierList?
        tableOptions AS? query                                                          #createTableAs
    | DROP TABLE ifExists? name=qualifiedName FORCE?                                    #dropTable
    | TRUNCATE TABLE name=qualifiedName partitionNames? FORCE?                          #truncateTable
    | ALTER TABLE table=qualifiedName alterClause (COMMA alterClause)*                  #alterTable
    | ALTER TABLE table=qualifiedName ADD ROLLUP rollupDef (COMMA rollupDef)*           #addRollup
    | ALTER TABLE table=qualifiedName DROP ROLLUP ifExists?
        identifier (COMMA identifier)*                                                  #dropRollup
    | ALTER TABLE table=qualifiedName SET propertyList                                  #alterTableProperties
    | CANCEL ALTER TABLE (kind=(COLUMN | ROLLUP) | MATERIALIZED VIEW) FROM table=qualifiedName
        (LEFT_PAREN INTEGER_VALUE (COMMA INTEGER_VALUE)* RIGHT_PAREN)?                  #cancelAlterTable
    | CREATE INDEX ifNotExists? name=identifier ON table=qualifiedName identifierList
        indexType? propertyClause? commentClause?                                       #createIndex
    | DROP INDEX ifExists? name=identifier ON table=qualifiedName                       #dropIndex
    | BUILD INDEX name=identifier? ON table=qualifiedName partitionNames?               #buildIndex
    | CREATE (OR REPLACE)? VIEW ifNotExists? name=qualifiedName viewColumns?
        commentClause? AS? query                                                        #createView
    | ALTER VIEW name=qualifiedName viewColumns? AS query                               #alterView
    | ALTER VIEW name=qualifiedName MODIFY commentClause                                #alterViewComment
    | DROP VIEW ifExists? name=qualifiedName                                            #dropView
    | materializedViewStatement                                                         #materializedView
    | replicaStatement                                                                  #replica
    | ALTER SYSTEM ADD nodeKind STRING_LITERAL (COMMA STRING_LITERAL)* propertyClause?  #addNodes
    | ALTER SYSTEM (DROP | DROPP) nodeKind STRING_LITERAL (COMMA STRING_LITERAL)*       #dropNodes
    | ALTER SYSTEM DECOMMISSION BACKEND STRING_LITERAL (COMMA STRING_LITERAL)*          #decommission
    | CANCEL BUILD INDEX ON table=qualifiedName
        (LEFT_PAREN INTEGER_VALUE (COMMA INTEGER_VALUE)* RIGHT_PAREN)?                  #cancelBuildIndex
    | CANCEL DECOMMISSION BACKEND STRING_LITERAL (COMMA STRING_LITERAL)*                #cancelDecommission
    | LOCK TABLES (tableLock (COMMA tableLock)*)?                                       #lockTables
    | UNLOCK TABLES                                                                     #unlockTables
    | SHOW (DATABASES | SCHEMAS) rowFilter                                              #showDatabases
    | SHOW FULL? kind=(TABLES | VIEWS) inDatabase? rowFilter                            #showTables
    | SHOW TABLE STATUS inDatabase? rowFilter                                           #showTableStatus
    | SHOW DYNAMIC PARTITION TABLES inDatabase?                                         #showDynamicPartitions
    | SHOW CREATE (DATABASE | SCHEMA) name=qualifiedName                                #showCreateDatabase
    | SHOW BRIEF? CREATE TABLE name=qualifiedName                                       #showCreateTable
    | SHOW CREATE VIEW name=qualifiedName                                               #showCreateView
    | SHOW VIEW (FROM | IN) table=qualifiedName inDatabase?                             #showViewsOf
    | SHOW DELETE inDatabase?                                                           #showDeletes
    | (DESC | DESCRIBE) name=qualifiedName ALL?                                         #describe
    | SHOW FULL? (COLUMNS | FIELDS) (FROM | IN) table=qualifiedName inDatabase?
        rowFilter                                                                       #showColumns
    | SHOW TEMPORARY? PARTITIONS FROM name=qualifiedName rowFilter                      #showPartitions
    | SHOW PARTITION id=INTEGER_VALUE                                                   #showPartitionId
    | SHOW TABLETS FROM name=qualifiedName partitionNames? rowFilter                    #showTablets
    | SHOW TABLET id=INTEGER_VALUE                                                      #showTabletId
    | SHOW (KEY | KEYS | INDEX | INDEXES) (FROM | IN) name=qualifiedName inDatabase?    #showIndex
    | SHOW DATA ALL? (FROM name=qualifiedName)?
        (ORDER BY rowOrder (COMMA rowOrder)*)? propertyClause?                          #showData
    | SHOW DATABASE id=INTEGER_VALUE                                                    #showDatabaseId
    | SHOW TABLE id=INTEGER_VALUE                                                       #showTableId
    | SHOW ALTER TABLE (kind=(COLUMN | ROLLUP) | MATERIALIZED VIEW) inDatabase? rowFilter #showAlter
    | SHOW BUILD INDEX inDatabase? rowFilter                                            #showBuildIndex
    | SHOW PROC path=STRING_LITERAL                                                     #showProc
    | SHOW BACKENDS                                                                     #showBackends
    | SHOW FRONTENDS identifier?                                                        #showFrontends
    | definitionStatement                                                               #definition
    ;

tableLock
    : name=qualifiedName (AS alias=identifierOrText)? (READ LOCAL? | LOW_PRIORITY? WRITE)
    ;

tableOptions
    : (ENGINE EQ engine=identifier)?
        ((AGGREGATE | UNIQUE | DUPLICATE) KEY keys=identifierList (CLUSTER BY clusterKeys=identifierList)?)?
        commentClause?
        partitionBy?
        distributedBy?
        (ROLLUP LEFT_PAREN rollupDef (COMMA rollupDef)* RIGHT_PAREN)?
        propertyClause?
    ;

columnDef
    : name=identifier dataType
        KEY? aggregation?
        generated?
        (nullable=NULL | NOT NULL)?
        autoIncrement?
        columnDefault?
        (ON UPDATE CURRENT_TIMESTAMP (LEFT_PAREN INTEGER_VALUE RIGHT_PAREN)?)?
        commentClause?
    ;

aggregation: MAX | MIN | SUM | REPLACE | REPLACE_IF_NOT_NULL | HLL_UNION | BITMAP_UNION | QUANTILE_UNION | GENERIC;

generated: (GENERATED ALWAYS)? AS LEFT_PAREN expression=inParens RIGHT_PAREN;

inParens: (LEFT_PAREN inParens RIGHT_PAREN | ~(LEFT_PAREN | RIGHT_PAREN | SEMICOLON))*;

autoIncrement: AUTO_INCREMENT (LEFT_PAREN SUBTRACT? INTEGER_VALUE RIGHT_PAREN)?;

columnDefault
    : DEFAULT (NULL | SUBTRACT? (INTEGER_VALUE | DECIMAL_VALUE) | STRING_LITERAL
        | expression=(PI | E | BITMAP_EMPTY | CURRENT_DATE | CURRENT_TIMESTAMP) (LEFT_PAREN INTEGER_VALUE RIGHT_PAREN)?
        | TRUE | FALSE)
    ;

dataType
    : ARRAY LT dataType GT                                                  #arrayType
    | MAP LT dataType COMMA dataType GT                                     #mapType
    | STRUCT LT structField (COMMA structField)* GT                         #structType
    | AGG_STATE LT function=identifier LEFT_PAREN stateArgument (COMMA stateArgument)* RIGHT_PAREN GT    #aggStateType
    | typeName (LEFT_PAREN (INTEGER_VALUE (COMMA INTEGER_VALUE)? | ASTERISK) RIGHT_PAREN)? UNSIGNED?  #scalarType
    ;

stateArgument: dataType (NOT NULL | nullable=NULL)?;

structField: name=identifier COLON dataType commentClause?;

typeName
    : TINYINT | SMALLINT | INT | INTEGER | BIGINT | LARGEINT | FLOAT | DOUBLE | HLL | ALL | identifier
    ;

commentClause: COMMENT STRING_LITERAL;

indexDef: INDEX ifNotExists? name=identifier identifierList indexType? propertyClause? commentClause?;

indexType: USING (INVERTED | NGRAM_BF | BITMAP | ANN);

partitionBy
    : AUTO? PARTITION BY kind=(RANGE | LIST)? LEFT_PAREN partitionExpr (COMMA partitionExpr)* RIGHT_PAREN
        LEFT_PAREN (partitionDef (COMMA partitionDef)*)? RIGHT_PAREN
    ;

partitionExpr
    : column=identifier
    | function=identifier LEFT_PAREN (partitionArgument (COMMA partitionArgument)*)? RIGHT_PAREN
    ;

partitionArgument: column=identifier | STRING_LITERAL | INTEGER_VALUE;

partitionDef
    : PARTITION ifNotExists? name=identifier VALUES LESS THAN (MAXVALUE | upper=partitionKey) propertyList?   #lessThanPartition
    | PARTITION ifNotExists? name=identifier VALUES
        LEFT_BRACKET lower=partitionKey COMMA upper=partitionKey RIGHT_PAREN propertyList?                    #fixedPartition
    | PARTITION ifNotExists? name=identifier (VALUES IN)?
        LEFT_PAREN partitionKey (COMMA partitionKey)* RIGHT_PAREN propertyList?                               #multiInPartition
    | PARTITION ifNotExists? name=identifier (VALUES IN)? partitionKey propertyList?                             #inPartition
    | PARTITION ifNotExists? name=identifier propertyList?                                                    #defaultPartition
    | FROM lower=partitionKey TO upper=partitionKey INTERVAL amount=INTEGER_VALUE unit=identifier? propertyList? #stepPartition
    ;

partitionKey: LEFT_PAREN partitionValue (COMMA partitionValue)* RIGHT_PAREN;

partitionValue: SUBTRACT? INTEGER_VALUE | SUBTRACT? DECIMAL_VALUE | STRING_LITERAL | MAXVALUE | NULL | TRUE | FALSE;

distributedBy: DISTRIBUTED BY (HASH keys=identifierList | RANDOM) (BUCKETS (count=INTEGER_VALUE | AUTO))?;

rollupDef
    : name=identifier columns=identifierList (DUPLICATE KEY keys=identifierList)? (FROM base=identifier)? propertyClause?
    ;

partitionNames: TEMPORARY? (PARTITION | PARTITIONS) (identifierList | identifier);

viewColumns: LEFT_PAREN viewColumn (COMMA viewColumn)* RIGHT_PAREN;

viewColumn: name=identifier commentClause?;

nodeKind: BACKEND | FOLLOWER | OBSERVER;

alterClause
    : ADD COLUMN columnDef columnPosition? rollupTarget? propertyClause?                          #addColumn
    | ADD COLUMN LEFT_PAREN columnDef (COMMA columnDef)* RIGHT_PAREN rollupTarget? propertyClause? #addColumns
    | DROP COLUMN name=identifier (FROM index=identifier)? propertyClause?                        #dropColumn
    | MODIFY COLUMN name=identifier commentClause                                                 #modifyColumnComment
    | MODIFY COLUMN columnDef columnPosition? (FROM index=identifier)? propertyClause?            #modifyColumn
    | ORDER BY identifierList (FROM index=identifier)? propertyClause?                            #reorderColumns
    | ADD TEMPORARY? partitionDef distributedBy? propertyClause?                                  #addPartition
    | ADD TEMPORARY? PARTITIONS FROM lower=partitionKey TO upper=partitionKey
        INTERVAL amount=INTEGER_VALUE unit=identifier? propertyClause?                            #addPartitions
    | DROP TEMPORARY? PARTITION ifExists? name=identifier FORCE?                                  #dropPartition
    | MODIFY TEMPORARY? PARTITION (name=identifier | names=identifierList | LEFT_PAREN ASTERISK RIGHT_PAREN)
        SET propertyList                                                                          #modifyPartition
    | REPLACE partitionNames? WITH temporary=partitionNames FORCE? propertyClause?                #replacePartition
    | REPLACE WITH TABLE name=identifier propertyClause? FORCE?                                   #replaceTable
    | RENAME newName=identifier                                                                   #renameTable
    | RENAME kind=(ROLLUP | PARTITION | COLUMN) name=identifier newName=identifier                #renameInTable
    | ADD indexDef                                                                                #addIndex
    | DROP INDEX ifExists? name=identifier                                                        #dropTableIndex
    | MODIFY DISTRIBUTION distributedBy?                                                          #modifyDistribution
    | MODIFY commentClause                                                                        #modifyComment
    | ENABLE FEATURE STRING_LITERAL (WITH propertyClause)?                                        #enableFeature
    ;

columnPosition: FIRST | AFTER name=identifier;

rollupTarget: (TO | IN) identifier;

rowFilter
    : likeClause? (WHERE rowCondition (AND rowCondition)*)?
        (ORDER BY rowOrder (COMMA rowOrder)*)?
        (LIMIT (offset=INTEGER_VALUE COMMA)? count=INTEGER_VALUE (OFFSET skip=INTEGER_VALUE)?)?
    ;

rowCondition: name=identifierOrText compare=(EQ | NEQ | LT | LTE | GT | GTE | LIKE) value=propertyText;

rowOrder: identifierOrText (ASC | DESC)?;

query: (SELECT | WITH | VALUES | LEFT_PAREN) .*?;
