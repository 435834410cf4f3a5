package org.dorisdr.minidoris.fe.proc;

import java.util.ArrayList;
import java.util.List;
import org.apache.doris.common.ErrorCode;
import org.dorisdr.minidoris.fe.session.Errors;
import org.dorisdr.minidoris.fe.session.StatementError;

/**
 * Path of a place of SHOW PROC, read as Doris's ProcService reads it: space before the first slash
 * does not count, space after it ends the path, and several slashes are one.
 */
record ProcPath(String text) {
  /**
   * Walks the path from the root on.
   *
   * @throws StatementError if it leads nowhere
   */
  ProcNode find(ProcDirectory root) {
    String path = text.strip().split("\\s", 2)[0];
    if (!path.startsWith("/")) {
      throw StatementError.general("Path(" + text + ") does not start with '/'");
    }
    ProcNode node = root;
    StringBuilder walked = new StringBuilder();
    for (String name : names(path)) {
      node = directory(node, walked.toString()).child(name);
      walked.append('/').append(name);
    }
    if (node == null) {
      throw Errors.of(ErrorCode.ERR_WRONG_PROC_PATH, text);
    }
    return path.endsWith("/") ? directory(node, path) : node;
  }

  private static List<String> names(String path) {
    List<String> names = new ArrayList<>(List.of(path.split("/+")));
    names.removeIf(String::isEmpty);
    return names;
  }

  private static ProcDirectory directory(ProcNode node, String path) {
    if (node instanceof ProcDirectory directory) {
      return directory;
    }
    throw StatementError.general(path + " is not a directory");
  }
}
