// Replicas of tablets: where they are, whether they are well, what is repaired first.
parser grammar StockReplica;

replicaStatement
    : ADMIN? SHOW REPLICA STATUS FROM name=qualifiedName partitionNames?
        (WHERE STATUS compare=(EQ | NEQ) status=STRING_LITERAL)?                        #showReplicaStatus
    | ADMIN? SHOW REPLICA DISTRIBUTION FROM name=qualifiedName partitionNames?          #showReplicaDistribution
    | (ADMIN DIAGNOSE TABLET | SHOW TABLET DIAGNOSIS) id=INTEGER_VALUE                  #diagnoseTablet
    | ADMIN CANCEL? REPAIR TABLE name=qualifiedName partitionNames?                     #repairTable
    | ADMIN SET REPLICA STATUS propertyClause                                           #setReplicaStatus
    | ADMIN SET REPLICA VERSION propertyClause                                          #setReplicaVersion
    | ADMIN CHECK TABLET LEFT_PAREN ids+=INTEGER_VALUE (COMMA ids+=INTEGER_VALUE)* RIGHT_PAREN
        propertyClause?                                                                 #checkTablets
    | ADMIN COMPACT TABLE name=qualifiedName partitionNames?
        (WHERE TYPE EQ type=STRING_LITERAL)?                                            #compactTable
    | SHOW TABLETS BELONG ids+=INTEGER_VALUE (COMMA ids+=INTEGER_VALUE)*                #showTabletsBelong
    | ADMIN SET TABLE name=qualifiedName STATUS propertyClause?                         #setTableStatus
    | ADMIN SET TABLE name=qualifiedName PARTITION VERSION propertyClause?              #setPartitionVersion
    | ADMIN CANCEL? REBALANCE DISK (ON LEFT_PAREN backends+=STRING_LITERAL
        (COMMA backends+=STRING_LITERAL)* RIGHT_PAREN)?                                 #rebalanceDisks
    | ADMIN COPY TABLET id=INTEGER_VALUE propertyClause?                                #copyTablet
    | ALTER SYSTEM MODIFY BACKEND addresses+=STRING_LITERAL
        (COMMA addresses+=STRING_LITERAL)* SET propertyList                             #modifyBackends
    | ALTER SYSTEM MODIFY kind=(FRONTEND | BACKEND) address=STRING_LITERAL
        HOSTNAME host=STRING_LITERAL                                                    #modifyHostName
    ;
