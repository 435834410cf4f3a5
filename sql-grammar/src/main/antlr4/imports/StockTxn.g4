// Load transactions and binlogs.
parser grammar StockTxn;

transactionStatement
    : SHOW TRANSACTION inDatabase? (WHERE key=identifier (EQ | LIKE) value=propertyText)?   #showTransaction
    | BEGIN (WITH LABEL identifier?)?                                               #beginTransaction
    | START TRANSACTION (WITH CONSISTENT SNAPSHOT)?                                 #startTransaction
    | COMMIT WORK? (AND NO? CHAIN)? (NO? RELEASE)?                                  #commitTransaction
    | ROLLBACK WORK? (AND NO? CHAIN)? (NO? RELEASE)?                                #rollbackTransaction
    | CLEAN LABEL label=identifier? (FROM | IN) database=identifier                   #cleanLabels
    | SYNC                                                                          #sync
    ;
