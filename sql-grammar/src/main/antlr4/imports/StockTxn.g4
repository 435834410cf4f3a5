// Load transactions and binlogs.
parser grammar StockTxn;

transactionStatement
    : SHOW TRANSACTION inDatabase? (WHERE key=identifier EQ value=propertyText)?   #showTransaction
    ;
