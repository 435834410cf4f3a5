package org.dorisdr.minidoris.fe.backup;

import java.util.LinkedHashMap;
import java.util.Map;
import org.dorisdr.minidoris.fe.FeSettings;
import org.dorisdr.minidoris.fe.session.StatementError;

/**
 * Reads the properties of a BACKUP or RESTORE one by one; what is left in the end nobody knows. One
 * thread.
 */
final class JobProperties {
  private static final long MIN_TIMEOUT_MS = 600_000;

  private final Map<String, String> left;
  private final String kind;

  /** Whether they are of a statement, not of a call. */
  private final boolean statement;

  private JobProperties(String kind, Map<String, String> properties, boolean statement) {
    this.kind = kind;
    this.statement = statement;
    this.left = new LinkedHashMap<>(properties);
  }

  /**
   * Properties of a statement.
   *
   * @param kind {@code backup} or {@code restore}
   */
  static JobProperties ofStatement(String kind, Map<String, String> properties) {
    return new JobProperties(kind, properties, true);
  }

  /** Properties of a call to restore. */
  static JobProperties ofCall(Map<String, String> properties) {
    return new JobProperties("restore", properties, false);
  }

  /** Null if it was not given. */
  String text(String key) {
    return left.remove(key);
  }

  boolean flag(String key, boolean fallback) {
    String value = left.remove(key);
    if (value == null) {
      return fallback;
    }
    if (value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false")) {
      return Boolean.parseBoolean(value);
    }
    throw StatementError.general("Invalid boolean property " + key + " value: " + value);
  }

  long timeoutMillis(FeSettings settings) {
    String value = left.remove("timeout");
    if (value == null) {
      return settings.number("backup_job_default_timeout_ms", 86_400_000);
    }
    long millis;
    try {
      millis = Long.parseLong(value.trim()) * 1000;
    } catch (NumberFormatException e) {
      throw StatementError.general("Invalid timeout format: " + value);
    }
    if (millis < MIN_TIMEOUT_MS) {
      throw StatementError.general("timeout must be at least 10 min");
    }
    if (statement) {
      // As Doris does: it would take the property out of a map that cannot be changed.
      throw StatementError.general("java.lang.UnsupportedOperationException");
    }
    return millis;
  }

  void rejectOthers() {
    if (!left.isEmpty()) {
      throw StatementError.general("Unknown " + kind + " job properties: " + left.keySet());
    }
  }
}
