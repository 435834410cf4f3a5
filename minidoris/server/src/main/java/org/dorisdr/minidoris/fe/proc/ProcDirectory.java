package org.dorisdr.minidoris.fe.proc;

import java.util.function.Function;
import java.util.function.Supplier;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementResult;

/** A place of SHOW PROC that has others below it. Thread safe. */
public interface ProcDirectory extends ProcNode {
  /**
   * @return null if there is nothing of that name
   * @throws StatementError with Doris's words, where Doris says why it has no such place
   */
  ProcNode child(String name);

  /** One of two functions. */
  static ProcDirectory of(Supplier<StatementResult> rows, Function<String, ProcNode> child) {
    return new ProcDirectory() {
      @Override
      public StatementResult rows() {
        return rows.get();
      }

      @Override
      public ProcNode child(String name) {
        return child.apply(name);
      }
    };
  }

  /**
   * The id that names a place.
   *
   * @param what what has the id, as Doris calls it
   */
  static long id(String text, String what) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw StatementError.general("Invalid " + what + " id format: " + text);
    }
  }
}
