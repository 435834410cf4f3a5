package org.dorisdr.minidoris.common.process;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Says what is wrong with a file; the exceptions of the JDK often only name it. Stateless. */
public final class FileProblems {
  private static final String FULL = "No space left";

  private FileProblems() {}

  /** One line for whoever starts the process. */
  public static String text(Throwable problem) {
    if (!(problem instanceof FileSystemException file)) {
      return String.valueOf(problem.getMessage());
    }
    if (file.getReason() != null) {
      return file.getMessage() + hint(file.getReason());
    }
    if (problem instanceof AccessDeniedException) {
      return file.getFile() + ": no permission to write. HINT: give it to the user of this process";
    } else if (problem instanceof NoSuchFileException) {
      return file.getFile() + ": no such file or directory";
    } else if (problem instanceof NotDirectoryException
        || problem instanceof java.nio.file.FileAlreadyExistsException) {
      return file.getFile() + ": not a directory";
    }
    return String.valueOf(problem.getMessage());
  }

  private static String hint(String reason) {
    if (reason.contains("Read-only")) {
      return ". HINT: mount it writable";
    }
    return reason.contains(FULL) ? ". HINT: make room" : "";
  }

  /** Whether it, or what has led to it, is a full disk. */
  public static boolean isFull(Throwable problem) {
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      if (String.valueOf(cause.getMessage()).contains(FULL)) {
        return true;
      }
    }
    return false;
  }
}
