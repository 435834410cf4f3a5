// Functions of users, resources, storage policies.
parser grammar StockDefinitions;

definitionStatement
    : CREATE functionScope? ALIAS FUNCTION ifNotExists? name=qualifiedName functionArguments
        WITH PARAMETER LEFT_PAREN (identifier (COMMA identifier)*)? RIGHT_PAREN
        AS expression=adminText                                                     #createAliasFunction
    | CREATE functionScope? (TABLES | AGGREGATE)? FUNCTION ifNotExists? name=qualifiedName functionArguments
        RETURNS dataType (INTERMEDIATE dataType)? propertyClause?                   #createFunction
    | DROP functionScope? FUNCTION ifExists? name=qualifiedName functionArguments   #dropFunction
    | SHOW CREATE functionScope? FUNCTION name=qualifiedName functionArguments inDatabase? #showCreateFunction
    | SHOW GLOBAL FULL? FUNCTIONS likeClause?                                       #showGlobalFunctions
    | SHOW FULL? BUILTIN? FUNCTIONS inDatabase? likeClause?                         #showFunctions
    | CREATE EXTERNAL? RESOURCE ifNotExists? name=identifierOrText propertyClause?  #createResource
    | ALTER RESOURCE name=identifierOrText propertyClause?                          #alterResource
    | DROP RESOURCE ifExists? name=identifierOrText                                 #dropResource
    | SHOW RESOURCES rowFilter                                                      #showResources
    | CREATE STORAGE POLICY ifNotExists? name=identifierOrText propertyClause?      #createStoragePolicy
    | ALTER STORAGE POLICY name=identifierOrText propertyClause?                    #alterStoragePolicy
    | DROP STORAGE POLICY ifExists? name=identifierOrText                           #dropStoragePolicy
    | SHOW STORAGE POLICY (using=USING (FOR name=identifierOrText)?)?               #showStoragePolicy
    ;

functionScope: GLOBAL | SESSION | LOCAL;

functionArguments: LEFT_PAREN (dataType (COMMA dataType)*)? RIGHT_PAREN;
