package org.dorisdr.fe;

import org.dorisdr.host.Caller;
import org.dorisdr.host.LocalSql;

/** One statement of a packet, as the plugin tells the frontend what to do with it. */
public sealed interface FeStatement {
  /** Doris runs it by itself. */
  record Stock(String text) implements FeStatement {}

  /**
   * The plugin runs it.
   *
   * @param text as typed; the master gets it if {@code needsLeader}
   * @param needsLeader whether it runs on the master only
   */
  record Ours(String text, boolean needsLeader, Action action) implements FeStatement {}

  /** What one of our statements does. */
  interface Action {
    /**
     * Runs it on the thread of the session.
     *
     * @throws Exception whose message the user reads
     */
    Reply run(Caller caller) throws Exception;
  }

  /**
   * What the client gets.
   *
   * @param rows without columns the answer is OK
   * @param info one line beside OK, as clients show it under "Query OK"; null if there is none
   */
  record Reply(LocalSql.Result rows, String info) {}
}
