package org.dorisdr.minidoris.common.http;

import java.nio.file.Path;

/** Takes files that clients send. Thread safe. */
public interface UploadRoute {
  /** Where files lie until they are taken; each gets a new name in it. */
  Path directory();

  /**
   * Looks at the head of a request before any of the file is read. Called on a thread that may
   * block.
   *
   * @throws HttpFailure when the file is not wanted; the client gets its status
   */
  Upload begin(HttpCall call) throws Exception;

  /** One file on its way. Each is ended by one call of either method. */
  interface Upload {
    /** The whole file has come. It is deleted afterwards. Called on a thread that may block. */
    HttpAnswer finish(Path file, long bytes) throws Exception;

    /** The file will not come. */
    void abandon(String reason);
  }
}
