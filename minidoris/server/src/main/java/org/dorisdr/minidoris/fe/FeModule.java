package org.dorisdr.minidoris.fe;

import java.util.Optional;
import org.dorisdr.minidoris.fe.journal.ImageModule;
import org.dorisdr.minidoris.fe.journal.JournalOp;
import org.dorisdr.minidoris.fe.journal.OpRegistry;
import org.dorisdr.minidoris.fe.session.StatementRegistry;

/**
 * A part of a frontend: what it journals, keeps in the image, understands and runs. {@link FeParts}
 * lists them all. The methods are called in the order in which they stand here, but for {@link
 * #onMaster}.
 */
public interface FeModule {
  /** Names the operations that this part writes to the journal. */
  default void operations(OpRegistry ops) {}

  /** What of it is saved in the image. */
  default Optional<ImageModule> image() {
    return Optional.empty();
  }

  /** Adds the statements that it runs. */
  default void statements(StatementRegistry statements) {}

  /**
   * Told of every operation right after it was applied, on the master, while replaying and on
   * followers, with the catalog's write lock held. Must not fail, wait or talk to anybody.
   */
  default void applied(JournalOp op, long journalId) {}

  /** Image and journal have been read: opens ports. May be a follower. */
  default void start() throws Exception {}

  /**
   * This frontend may write to the journal from now on: gets ready for what only the master does.
   * Neither daemons nor clients see a master before all parts are. Before {@link #start} on a
   * frontend that starts as the master, after it on one that was a follower.
   */
  default void onMaster() {}

  /** Ends threads and closes ports. Called once, also when {@link #start} was not. */
  default void close() {}
}
