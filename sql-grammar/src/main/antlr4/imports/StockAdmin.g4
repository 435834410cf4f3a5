// Users and privileges, variables, configuration, plugins.
parser grammar StockAdmin;

adminStatement
    : USE name=qualifiedName                                                      #useDatabase
    | SWITCH name=identifier                                                      #switchCatalog
    | SET PROPERTY (FOR user=identifierOrText)? property (COMMA property)*        #setUserProperties
    | SHOW PROPERTY (FOR user=identifierOrText)? likeClause?                      #showUserProperties
    | SHOW ALL PROPERTIES likeClause?                                             #showAllProperties
    | SET setItem (COMMA setItem)*                                                #setVariables
    | UNSET variableScope? VARIABLE (ALL | name=identifier)                       #unsetVariable
    | SHOW variableScope? VARIABLES (likeClause | WHERE condition=adminText)?       #showVariables
    | SHOW variableScope? STATUS likeClause?                                      #showStatus
    | SHOW (PROCEDURE | FUNCTION) STATUS (likeClause | WHERE adminText)?           #showProcedureStatus
    | SHOW AUTHORS                                                                    #showAuthors
    | SHOW (EVENTS | FULL? TRIGGERS | OPEN TABLES) ((FROM | IN) name=qualifiedName)?
        (likeClause | WHERE adminText)?                                           #showEmpty
    | SHOW FULL? PROCESSLIST                                                      #showProcesslist
    | SHOW (WARNINGS | ERRORS) (LIMIT adminText)?                                   #showWarnings
    | SHOW COUNT LEFT_PAREN ASTERISK RIGHT_PAREN (WARNINGS | ERRORS)              #showWarningCount
    | SHOW STORAGE? ENGINES                                                       #showEngines
    | SHOW COLLATION (likeClause | WHERE adminText)?                               #showCollation
    | SHOW (CHARSET | (CHAR | IDENTIFIER) SET) likeClause?                        #showCharset
    | SHOW CATALOGS likeClause?                                                   #showCatalogs
    | ADMIN? SHOW FRONTEND CONFIG likeClause?                                     #showFrontendConfig
    | ADMIN SET (FRONTEND | ALL? FRONTENDS) CONFIG propertyList ALL?              #setFrontendConfig
    | KILL (CONNECTION | QUERY)? id=INTEGER_VALUE                                 #killSession
    | CREATE USER ifNotExists? userIdentity passwordClause?
        (SUPERUSER | DEFAULT ROLE role=STRING_LITERAL)? passwordOptions
        (COMMENT comment=STRING_LITERAL)?                                         #createUser
    | ALTER USER ifExists? userIdentity passwordClause? passwordOptions
        (COMMENT comment=STRING_LITERAL)?                                         #alterUser
    | DROP USER ifExists? userIdentity                                            #dropUser
    | GRANT privilegeList ON TABLE? privilegeScope TO grantee                     #grantPrivileges
    | GRANT privilegeList ON usageScope TO grantee                                #grantUsage
    | GRANT roles+=identifierOrText (COMMA roles+=identifierOrText)*
        TO userIdentity                                                           #grantRoles
    | REVOKE privilegeList ON TABLE? privilegeScope FROM grantee                  #revokePrivileges
    | REVOKE privilegeList ON usageScope FROM grantee                             #revokeUsage
    | REVOKE roles+=identifierOrText (COMMA roles+=identifierOrText)*
        FROM userIdentity                                                         #revokeRoles
    | CREATE ROLE ifNotExists? name=identifierOrText
        (COMMENT comment=STRING_LITERAL)?                                         #createRole
    | ALTER ROLE name=identifierOrText COMMENT comment=STRING_LITERAL             #alterRole
    | DROP ROLE ifExists? name=identifierOrText                                   #dropRole
    | SHOW ROLES                                                                  #showRoles
    | SHOW PRIVILEGES                                                             #showPrivileges
    | SHOW kind=(STREAM | ROUTINE)? LOAD adminText?                               #showLoads
    | SHOW ALL? GRANTS (FOR userIdentity)?                                        #showGrants
    | INSTALL PLUGIN FROM source=identifierOrText propertyClause?                 #installPlugin
    | UNINSTALL PLUGIN name=identifierOrText                                      #uninstallPlugin
    | SHOW TRASH (ON backend=STRING_LITERAL)?                                      #showTrash
    | ADMIN CLEAN TRASH (ON LEFT_PAREN backends+=STRING_LITERAL
        (COMMA backends+=STRING_LITERAL)* RIGHT_PAREN)?                           #cleanTrash
    | SHOW PLUGINS                                                                #showPlugins
    ;

variableScope: GLOBAL | SESSION | LOCAL;

// PASSWORD comes first: it could be the name of a variable, too.
setItem
    : PASSWORD (FOR userIdentity)? EQ
        (PASSWORD LEFT_PAREN clear=STRING_LITERAL RIGHT_PAREN | hash=STRING_LITERAL) #setPassword
    | variableScope? name=qualifiedName EQ settingValue                           #setPlain
    | DOUBLEATSIGN (variableScope DOT)? name=qualifiedName COLON? EQ settingValue #setSystem
    | ATSIGN name=identifierOrText COLON? EQ settingValue                         #setUserVariable
    | NAMES charset=identifierOrText (COLLATE identifierOrText)?                  #setNames
    | (CHARSET | (CHAR | IDENTIFIER) SET) charset=identifierOrText                #setCharset
    | variableScope? TRANSACTION adminText                                          #setTransaction
    ;

settingValue: settingToken+;

settingToken
    : LEFT_PAREN (settingToken | COMMA)* RIGHT_PAREN
    | ~(LEFT_PAREN | RIGHT_PAREN | COMMA | SEMICOLON)
    ;

userIdentity
    : user=identifierOrText
        (ATSIGN (host=identifierOrText | LEFT_PAREN domain=identifierOrText RIGHT_PAREN))?
    ;

// Each at most once, in this order.
passwordOptions
    : (PASSWORD_HISTORY (historyDefault=DEFAULT | history=INTEGER_VALUE))?
        (PASSWORD_EXPIRE (expireDefault=DEFAULT | expireNever=NEVER
            | INTERVAL expire=INTEGER_VALUE expireUnit=(DAY | HOUR | SECOND)))?
        (PASSWORD_REUSE INTERVAL (reuse=DEFAULT | reuse=INTEGER_VALUE DAY))?
        (FAILED_LOGIN_ATTEMPTS attempts=INTEGER_VALUE)?
        (PASSWORD_LOCK_TIME (lockUnbounded=UNBOUNDED
            | lockTime=INTEGER_VALUE lockUnit=(DAY | HOUR | SECOND)))?
        lock=(ACCOUNT_LOCK | ACCOUNT_UNLOCK)?
    ;

passwordClause: IDENTIFIED BY hashed=PASSWORD? STRING_LITERAL;

privilegeList: privilegeName (COMMA privilegeName)*;

privilegeName
    : (identifier | ALL | SELECT | ALTER | CREATE | DROP | LOAD | GRANT) columns=identifierList?
    ;

privilegeScope: scopePart (DOT scopePart)*;

scopePart: identifier | ASTERISK;

usageScope
    : (RESOURCE | CLUSTER | COMPUTE GROUP | STAGE | STORAGE VAULT | WORKLOAD GROUP)
        (identifierOrText | ASTERISK)
    ;

grantee: ROLE role=identifierOrText | userIdentity;

adminText: ~SEMICOLON+;
