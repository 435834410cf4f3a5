// Asynchronous materialized views.
parser grammar StockMaterializedView;

materializedViewStatement
    : CREATE MATERIALIZED VIEW ifNotExists? name=qualifiedName viewColumns?
        (BUILD build=(IMMEDIATE | DEFERRED))?
        (REFRESH method=(COMPLETE | AUTO)? refreshTrigger?)?
        (DUPLICATE? KEY keys=identifierList)?
        commentClause?
        (PARTITION BY LEFT_PAREN partition=inParens RIGHT_PAREN)?
        distributedBy?
        propertyClause?
        AS? query                                                                       #createMaterializedView
    | REFRESH MATERIALIZED VIEW name=qualifiedName
        (partitionNames | method=(COMPLETE | AUTO))                                     #refreshMaterializedView
    | ALTER MATERIALIZED VIEW name=qualifiedName RENAME newName=identifier              #renameMaterializedView
    | PAUSE MATERIALIZED VIEW JOB ON name=qualifiedName                                 #pauseMaterializedView
    | RESUME MATERIALIZED VIEW JOB ON name=qualifiedName                                #resumeMaterializedView
    | CANCEL MATERIALIZED VIEW TASK id=INTEGER_VALUE ON name=qualifiedName              #cancelMaterializedViewTask
    | DROP MATERIALIZED VIEW ifExists? name=qualifiedName                               #dropMaterializedView
    | DROP MATERIALIZED VIEW ifExists? name=identifier ON table=qualifiedName           #dropSynchronousView
    | SHOW CREATE MATERIALIZED VIEW name=qualifiedName                                  #showCreateMaterializedView
    ;

refreshTrigger
    : ON (MANUAL | COMMIT)
    | ON SCHEDULE EVERY every=INTEGER_VALUE unit=identifier (STARTS starts=STRING_LITERAL)?
    ;
