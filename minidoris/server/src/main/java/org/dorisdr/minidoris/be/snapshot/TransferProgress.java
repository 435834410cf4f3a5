package org.dorisdr.minidoris.be.snapshot;

import org.dorisdr.minidoris.be.agent.TaskException;

/** Hears of every file that a transfer is about to move. */
@FunctionalInterface
public interface TransferProgress {
  /**
   * @throws TaskException when the transfer is no longer wanted
   */
  void fileDone() throws TaskException;
}
