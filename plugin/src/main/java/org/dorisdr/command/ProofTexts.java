package org.dorisdr.command;

import java.util.Locale;
import org.dorisdr.backup.proof.ProofRecord;

/** Parts of a verification as users read them. */
final class ProofTexts {
  private ProofTexts() {}

  static String progress(ProofRecord proof) {
    return switch (proof.stage) {
      case FILES ->
          "%d/%d files, %d/%d bytes"
              .formatted(proof.done, proof.total, proof.bytesDone, proof.bytesTotal);
      case COMPARE, CLEANUP -> "%s, %d partitions".formatted(proof.stage, proof.done);
      default -> proof.stage.name();
    };
  }

  /** For who is about to restore such a snapshot. */
  static String damaged(String repository) {
    return "the last verification found this snapshot damaged. HINT: SHOW SNAPSHOT ON %s tells what is wrong with it"
        .formatted(repository);
  }

  static String seconds(long ms) {
    return String.format(Locale.ROOT, "%.1f", ms / 1000.0);
  }
}
