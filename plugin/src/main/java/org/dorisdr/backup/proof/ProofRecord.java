package org.dorisdr.backup.proof;

import java.util.ArrayList;
import java.util.List;
import org.dorisdr.backup.schedule.ScheduleProgress;
import org.dorisdr.backup.schedule.SnapshotVerdicts;
import org.dorisdr.sql.VerifySnapshot.Level;

/**
 * One verification of a snapshot, under way or over, as it is stored. Not thread safe: every reader
 * has its own copy.
 */
public final class ProofRecord {
  /** Newest format that this version reads and writes. */
  public static final int FORMAT = 1;

  /** How it stands. */
  public enum State {
    RUNNING,
    /** All was as it should be. */
    PASSED,
    /** The snapshot is damaged. */
    FAILED,
    /** It could not be found out, for example because the store was not reachable. */
    ERROR;

    public boolean isEnd() {
      return this != RUNNING;
    }
  }

  /** What is being done; written down before it is done. */
  public enum Stage {
    FILES,
    SCHEMA,
    RESTORE,
    RESTORING,
    COMPARE,
    CLEANUP
  }

  public int format = FORMAT;
  public long id;
  public String repository;
  public String label;
  public String timestamp;
  public Level level;
  public State state = State.RUNNING;
  public Stage stage;

  /** The end state that is to be taken after the clean-up. */
  public State outcome = State.PASSED;

  public String creator;
  public long createdMs;
  public long finishedMs;

  /** Files at level FILES, partitions at level DATA. */
  public long done;

  public long total;
  public long bytesDone;
  public long bytesTotal;

  /** The first few things that are wrong. */
  public List<String> problems = new ArrayList<>();

  public long problemCount;

  /** What the proof does not cover; null if nothing. */
  public String note;

  /** When the scratch database was claimed for the restore; 0 before. */
  public long restoreStartedMs;

  /** How long that restore took; 0 if it has not been measured. */
  public long restoreMs;

  public int failures;

  /** What went wrong last while trying; null if nothing did. */
  public String lastError;

  /**
   * Name of the database that the snapshot is restored into; follows from the id alone. Doris takes
   * no database whose name does not begin with a letter.
   */
  public String scratch() {
    return "dr_verify_" + id;
  }

  /** What it is about, as one text. */
  String subject() {
    return SnapshotVerdicts.subject(label, timestamp);
  }

  void problem(String text) {
    outcome = State.FAILED;
    problemCount++;
    if (problems.size() < 5) {
      problems.add(text);
    }
  }

  /** In words: what is wrong, or what is not covered; null if all is said. */
  public String message() {
    List<String> texts = new ArrayList<>(problems);
    if (problemCount > problems.size()) {
      texts.add("and %d more".formatted(problemCount - problems.size()));
    }
    if (state != State.PASSED && state != State.FAILED && lastError != null) {
      texts.add(lastError);
    }
    if (note != null) {
      texts.add(note);
    }
    return texts.isEmpty() ? null : String.join("; ", texts);
  }

  /** Whether it looked at a snapshot that a schedule made. */
  public boolean isOf(ScheduleProgress.Made made) {
    return repository.equals(made.repository)
        && label.equals(made.label)
        && timestamp.equals(made.timestamp);
  }
}
