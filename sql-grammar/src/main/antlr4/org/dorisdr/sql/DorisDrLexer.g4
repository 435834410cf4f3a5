// Tokens of the statements that doris-dr adds to Doris. Strings, comments and names follow Doris's own
// rules, so that a packet falls apart into the same statements here and there.
lexer grammar DorisDrLexer;

options { caseInsensitive = true; }

@members {
  /** Whether a backslash in a string escapes; false under sql_mode NO_BACKSLASH_ESCAPES. */
  private boolean backslashEscapes = true;

  public void setBackslashEscapes(boolean on) {
    backslashEscapes = on;
  }
}

ADMIN: 'ADMIN';
AFTER: 'AFTER';
ALL: 'ALL';
ALTER: 'ALTER';
AND: 'AND';
AS: 'AS';
BACKUP: 'BACKUP';
BIN: 'BIN';
BINLOG: 'BINLOG';
BRIEF: 'BRIEF';
BY: 'BY';
CANCEL: 'CANCEL';
CHECK: 'CHECK';
CLUSTER: 'CLUSTER';
CLUSTERS: 'CLUSTERS';
CONFIG: 'CONFIG';
CREATE: 'CREATE';
CRON: 'CRON';
DATA: 'DATA';
DATABASE: 'DATABASE';
DAY: 'DAY';
DROP: 'DROP';
DROPPED: 'DROPPED';
EVENTS: 'EVENTS';
EVERY: 'EVERY';
EXCLUDE: 'EXCLUDE';
EXISTS: 'EXISTS';
EXPLAIN: 'EXPLAIN';
FALSE: 'FALSE';
FILES: 'FILES';
FOR: 'FOR';
FORCE: 'FORCE';
FRONTEND: 'FRONTEND';
FRONTENDS: 'FRONTENDS';
FROM: 'FROM';
HOUR: 'HOUR';
IF: 'IF';
IN: 'IN';
INCLUDE: 'INCLUDE';
INTO: 'INTO';
JOB: 'JOB';
JOBS: 'JOBS';
LEVEL: 'LEVEL';
LIKE: 'LIKE';
LIMIT: 'LIMIT';
MINUTE: 'MINUTE';
NOT: 'NOT';
OF: 'OF';
ON: 'ON';
PARTITION: 'PARTITION';
PARTITIONS: 'PARTITIONS';
PAUSE: 'PAUSE';
PROMOTE: 'PROMOTE';
PROPERTIES: 'PROPERTIES';
PURGE: 'PURGE';
RECOVER: 'RECOVER';
RECYCLE: 'RECYCLE';
REMOTE: 'REMOTE';
RESTORE: 'RESTORE';
RESUME: 'RESUME';
RESYNC: 'RESYNC';
RETAIN: 'RETAIN';
RUN: 'RUN';
SCHEDULE: 'SCHEDULE';
SCHEDULES: 'SCHEDULES';
SCHEMA: 'SCHEMA';
SET: 'SET';
SHOW: 'SHOW';
SKIP_KW: 'SKIP';
SNAPSHOT: 'SNAPSHOT';
SNAPSHOTS: 'SNAPSHOTS';
STARTS: 'STARTS';
SWITCHOVER: 'SWITCHOVER';
SYNC: 'SYNC';
TABLE: 'TABLE';
TABLES: 'TABLES';
TIMESTAMP: 'TIMESTAMP';
TO: 'TO';
TRUE: 'TRUE';
VERIFY: 'VERIFY';
WEEK: 'WEEK';
WHERE: 'WHERE';

LEFT_PAREN: '(';
RIGHT_PAREN: ')';
COMMA: ',';
DOT: '.';
EQ: '=' | '==';
SEMICOLON: ';';
MINUS: '-';

STRING
    : '\'' (~['\\] | '\'\'' | {backslashEscapes}? '\\' . | {!backslashEscapes}? '\\')* '\''
    | '"' (~["\\] | '""' | {backslashEscapes}? '\\' . | {!backslashEscapes}? '\\')* '"'
    ;

DECIMAL: DIGIT+ '.' DIGIT+;

INTEGER: DIGIT+;

NAME: (LETTER | DIGIT)+;

QUOTED_NAME: '`' (~'`' | '``')* '`';

LINE_COMMENT: '--' ('\\\n' | ~[\r\n])* ('\r'? '\n')? -> channel(HIDDEN);

// Hints are comments to us. Comments nest, as in Doris.
BLOCK_COMMENT: '/*' (BLOCK_COMMENT | .)*? '*/' -> channel(HIDDEN);

SPACE: [ \t\r\n]+ -> channel(HIDDEN);

// Whatever else there is becomes a token of its own, so that the parser can say where it stands.
UNCLOSED: '`' | '\'' | '"' | '/*';

OTHER: .;

fragment DIGIT: [0-9];

fragment LETTER
    : [a-z$_]
    | ~[\u0000-\u007F\uD800-\uDBFF]
    | [\uD800-\uDBFF] [\uDC00-\uDFFF]
    ;
