package org.dorisdr.minidoris.be.load;

import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.dorisdr.minidoris.common.http.BasicLogin;
import org.dorisdr.minidoris.common.http.HttpCall;
import org.dorisdr.minidoris.common.http.HttpFailure;

/**
 * What a stream load asks for.
 *
 * @param csv null = the file is JSON
 * @param json null = the file is text
 * @param maxFilterRatio share of rows that may be left out for an error, 0 to 1
 * @param timeoutSeconds 0 = the frontend's default
 * @param groupCommit the answer is that of a load that others may share a transaction with
 */
record LoadSettings(
    String database,
    String table,
    BasicLogin login,
    String client,
    String label,
    String comment,
    FileKind kind,
    CsvFormat csv,
    JsonFormat json,
    Compression compression,
    LoadTarget target,
    double maxFilterRatio,
    int timeoutSeconds,
    boolean twoPhase,
    boolean groupCommit) {

  /**
   * @throws LoadException if headers contradict each other, or ask for what we cannot do
   */
  static LoadSettings of(HttpCall call, String label) throws HttpFailure, LoadException {
    String[] path = call.path().split("/");
    if (path.length != 5) {
      throw new HttpFailure(404, "expected /api/{db}/{table}/_stream_load");
    }
    LoadHeaders headers = new LoadHeaders(call);
    UpdateMode.of(headers);
    headers.refuseOthers();
    FileKind kind = FileKind.of(headers.text("format"));
    boolean json = kind == FileKind.JSON;
    return new LoadSettings(
        path[2],
        path[3],
        BasicLogin.of(call),
        call.client(),
        label,
        headers.text("comment"),
        kind,
        json ? null : CsvFormat.of(headers),
        json ? JsonFormat.of(headers) : null,
        Compression.of(headers.text("compress_type"), headers.text("format")),
        LoadTarget.of(headers),
        ratio(headers.text("max_filter_ratio", "0")),
        headers.number(
            "timeout", 0, "Invalid format of 'timeout': '" + headers.text("timeout") + "', stoi"),
        headers.text("two_phase_commit").equals("true"),
        isGroup(headers));
  }

  /** The label that a request names, or a new one. */
  static String label(HttpCall call) {
    String label = call.header("label");
    String mode = call.header("group_commit");
    boolean grouped = !mode.isEmpty() && !mode.equalsIgnoreCase("off_mode");
    return label.isEmpty() ? (grouped ? "group_commit_" : "") + UUID.randomUUID() : label;
  }

  private static double ratio(String text) throws LoadException {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw LoadException.invalid("Invalid max_filter_ratio: " + text);
    }
  }

  /** Loads that say more than which rows are never grouped. */
  private static boolean isGroup(LoadHeaders headers) throws LoadException {
    String mode = headers.text("group_commit", "off_mode").toLowerCase(Locale.ROOT);
    if (!Set.of("sync_mode", "async_mode", "off_mode").contains(mode)) {
      throw LoadException.invalid("group_commit can only be [async_mode, sync_mode, off_mode]");
    }
    if (mode.equals("off_mode")
        || headers.text("content-length").equals("0")
        || !headers.text("partitions").isEmpty()
        || !headers.text("temporary_partitions").isEmpty()
        || headers.text("two_phase_commit").equals("true")) {
      return false;
    }
    if (!headers.text("label").isEmpty()) {
      throw LoadException.invalid("label and group_commit can't be set at the same time");
    }
    return true;
  }
}
