package org.dorisdr.minidoris.fe.backup;

import org.dorisdr.minidoris.common.Md5;

/**
 * Name of a repository file: what it is called, a dot, and the MD5 of its content.
 *
 * @param md5 32 lower-case hex digits
 */
record ChecksummedName(String name, String md5) {
  private static final int MD5_LENGTH = 32;

  static ChecksummedName of(String name, byte[] content) {
    return new ChecksummedName(name, Md5.hex(content));
  }

  /** Null if {@code fileName} does not end in a checksum. */
  static ChecksummedName parse(String fileName) {
    int dot = fileName.lastIndexOf('.');
    if (dot < 0 || fileName.length() - dot - 1 != MD5_LENGTH) {
      return null;
    }
    return new ChecksummedName(fileName.substring(0, dot), fileName.substring(dot + 1));
  }

  String fileName() {
    return name + "." + md5;
  }
}
