// Databases, tables, views and what shows them.
parser grammar StockCatalog;

catalogStatement
    : CREATE (DATABASE | SCHEMA) ifNotExists? name=qualifiedName propertyClause?  #createDatabase
    | SHOW (DATABASES | SCHEMAS) likeClause?                                      #showDatabases
    ;
