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
    ;
