// Users and privileges, variables, configuration, plugins.
parser grammar StockAdmin;

adminStatement
    : USE name=qualifiedName                #useDatabase
    ;
