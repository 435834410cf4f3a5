package org.dorisdr.minidoris.be.snapshot;

import com.google.common.hash.Hashing;
import com.google.common.io.MoreFiles;
import java.io.IOException;
import java.nio.file.Path;

/** MD5 of files, which a repository has in its file names. */
public final class Checksums {
  private Checksums() {}

  /** 32 lower-case hex digits. */
  @SuppressWarnings("deprecation") // The repository's format wants MD5.
  public static String md5(Path file) throws IOException {
    return MoreFiles.asByteSource(file).hash(Hashing.md5()).toString();
  }
}
