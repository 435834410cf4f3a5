// What all areas share: names, literals, properties.
parser grammar StockCommon;

// Any word that is not reserved may stand unquoted as a name.
identifier
    : IDENTIFIER
    | BACKQUOTED_IDENTIFIER
    | ~( IDENTIFIER | BACKQUOTED_IDENTIFIER | STRING_LITERAL | INTEGER_VALUE | DECIMAL_VALUE | UNRECOGNIZED
    | SEMICOLON | LEFT_PAREN | RIGHT_PAREN | COMMA | DOT | LEFT_BRACKET | RIGHT_BRACKET | LEFT_BRACE | RIGHT_BRACE
    | EQ | NSEQ | NEQ | LT | LTE | GT | GTE | PLUS | SUBTRACT | ASTERISK | SLASH | MOD | COLON | ATSIGN | DOUBLEATSIGN
    | SIMPLE_COMMENT | BRACKETED_COMMENT | WS
    | ACCOUNT_LOCK
    | ACCOUNT_UNLOCK
    | ACTIONS
    | ADD
    | ADMIN
    | ALL
    | ALTER
    | ANALYZE
    | ANALYZER
    | AND
    | ANTI
    | APPEND
    | AS
    | ASC
    | AUTO
    | BACKEND
    | BETWEEN
    | BIGINT
    | BINARY
    | BINLOG
    | BOTH
    | BY
    | CANCEL
    | CASE
    | CAST
    | CHAR_FILTER
    | CLEAN
    | COLLATE
    | COLUMN
    | CONSTRAINT
    | CREATE
    | CROSS
    | CUBE
    | CURRENT
    | DATABASE
    | DATABASES
    | DAY_HOUR
    | DAY_SECOND
    | DECOMMISSION
    | DEFAULT
    | DELETE
    | DESC
    | DESCRIBE
    | DISK
    | DISTINCT
    | DISTRIBUTED
    | DISTRIBUTION
    | DIV
    | DOUBLE
    | DROP
    | DROPP
    | DUMP
    | DUPLICATE
    | ELSE
    | ENTER
    | EXCEPT
    | EXECUTE
    | EXISTS
    | EXPLAIN
    | EXPORT
    | EXTENDED
    | EXTRACT
    | FALSE
    | FLOAT
    | FOLLOWER
    | FOLLOWING
    | FOR
    | FORCE
    | FOREIGN
    | FROM
    | FRONTEND
    | FULL
    | FUNCTIONS
    | GRANT
    | GRANTS
    | GROUP
    | HAVING
    | HLL
    | IF
    | IN
    | INDEX
    | INFILE
    | INNER
    | INSTALL
    | INT
    | INTEGER
    | INTERMEDIATE
    | INTERSECT
    | INTERVAL
    | INTO
    | IS
    | JOIN
    | KEY
    | KEYS
    | KILL
    | LARGEINT
    | LATERAL
    | LAYOUT
    | LEADING
    | LEFT
    | LIKE
    | LIMIT
    | LIST
    | LOAD
    | LOW_PRIORITY
    | MATCH
    | MAXVALUE
    | MINUS
    | MINUTE_SECOND
    | NATURAL
    | NOT
    | NO_USE_MV
    | NULL
    | OBSERVER
    | ON
    | OR
    | ORDER
    | OUTER
    | OUTFILE
    | OVER
    | OVERWRITE
    | PARTITION
    | PLAY
    | PRECEDING
    | PREPARE
    | PRIMARY
    | PROCEDURE
    | QUANTILE_UNION
    | QUARTER
    | RANGE
    | READ
    | REAL
    | REBALANCE
    | REFERENCES
    | REGEXP
    | RELEASE
    | RENAME
    | REPAIR
    | REPLICA
    | REVOKE
    | RIGHT
    | ROLE
    | ROLES
    | ROW
    | ROWS
    | SCHEMAS
    | SECOND_MICROSECOND
    | SELECT
    | SEMI
    | SET
    | SETS
    | SHOW
    | SIGNED
    | SMALLINT
    | SQL_BLOCK_RULE
    | SUPERUSER
    | SWITCH
    | SYNC
    | SYSTEM
    | TABLE
    | TABLESAMPLE
    | TABLET
    | TABLETS
    | TERMINATED
    | THEN
    | TINYINT
    | TO
    | TOKENIZER
    | TOKEN_FILTER
    | TRAILING
    | TRASH
    | TRIM
    | TRUE
    | TRY_CAST
    | TYPECAST
    | UNBOUNDED
    | UNINSTALL
    | UNION
    | UNIQUE
    | UNSIGNED
    | UPDATE
    | USE
    | USE_MV
    | USING
    | VALUES
    | WHEN
    | WHERE
    | WHITELIST
    | WITH
    | WORKLOAD
    | WRITE
    | XOR
    )
    ;

identifierOrText: identifier | STRING_LITERAL;

// catalog.database.object; how many parts an object may have is for its builder to say.
qualifiedName: identifier (DOT identifier)*;

identifierList: LEFT_PAREN identifier (COMMA identifier)* RIGHT_PAREN;

propertyClause: PROPERTIES propertyList;

propertyList: LEFT_PAREN property (COMMA property)* RIGHT_PAREN;

property: key=propertyText EQ value=propertyText;

propertyText: STRING_LITERAL | identifier | SUBTRACT? INTEGER_VALUE | SUBTRACT? DECIMAL_VALUE | TRUE | FALSE;

likeClause: LIKE STRING_LITERAL;

ifExists: IF EXISTS;

ifNotExists: IF NOT EXISTS;

inDatabase: (FROM | IN) qualifiedName;

