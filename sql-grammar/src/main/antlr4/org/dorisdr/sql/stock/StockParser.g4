// Stock Doris statements that minidoris understands, one imported grammar an area. Queries and DML
// never get here: see StockSql.
parser grammar StockParser;

import StockCommon, StockCatalog, StockMaterializedView, StockReplica, StockAdmin, StockTxn, StockBackup;

options { tokenVocab = StockLexer; }

singleStatement: statement SEMICOLON* EOF;

statement
    : catalogStatement
    | adminStatement
    | transactionStatement
    | backupStatement
    ;
