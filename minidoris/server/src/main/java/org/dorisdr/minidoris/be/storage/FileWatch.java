package org.dorisdr.minidoris.be.storage;

import java.util.Collection;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks for tablets whose files were lost or damaged, and tells of each once. Stateless. */
final class FileWatch {
  private static final Logger LOG = LoggerFactory.getLogger(FileWatch.class);

  private FileWatch() {}

  /** By names, lengths and what was found by reading. */
  static void check(Collection<Tablet> tablets) {
    for (Tablet tablet : tablets) {
      boolean known = tablet.damage() != null;
      Optional<String> damage = tablet.checkFiles();
      if (damage.isPresent() && !known) {
        LOG.error("tablet {} is damaged: {}", tablet.id(), damage.get());
      }
    }
  }

  /**
   * Reads files again that nobody has compared with their checksums after {@code sinceMillis}, the
   * longest untouched first, up to {@code maxBytes}.
   */
  static void scrub(Collection<Tablet> tablets, long sinceMillis, long maxBytes) {
    for (Tablet tablet : tablets) {
      tablet.files().keepOnly(tablet.rowsets());
    }
    if (!Scrub.run(tablets, sinceMillis, maxBytes).isEmpty()) {
      check(tablets);
    }
  }
}
