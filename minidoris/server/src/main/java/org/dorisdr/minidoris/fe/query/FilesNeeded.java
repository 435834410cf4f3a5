package org.dorisdr.minidoris.fe.query;

import java.util.Map;
import org.dorisdr.minidoris.fe.session.StatementError;

/**
 * Says that a statement reads files that nobody has looked for yet, which is not done while the
 * catalog is locked. Whoever plans the statement opens them and plans anew; shown to a client it
 * refuses the statement.
 */
final class FilesNeeded extends StatementError {
  private static final long serialVersionUID = 1L;

  private final transient Map<String, String> properties;

  FilesNeeded(Map<String, String> properties) {
    super(
        1105,
        "HY000",
        "errCode = 2, detailMessage = minidoris reads S3() in SELECT and INSERT only. HINT: INSERT"
            + " INTO a table SELECT * FROM S3(…) first");
    this.properties = properties;
  }

  Map<String, String> properties() {
    return properties;
  }
}
