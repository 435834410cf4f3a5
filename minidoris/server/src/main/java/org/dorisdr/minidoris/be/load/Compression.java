package org.dorisdr.minidoris.be.load;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.compress.BZip2Codec;

/** How a file is compressed, and how it is read. */
enum Compression {
  PLAIN {
    @Override
    InputStream open(InputStream file) {
      return new BufferedInputStream(file);
    }
  },
  GZ {
    @Override
    InputStream open(InputStream file) throws IOException {
      return new GZIPInputStream(file, BUFFER);
    }
  },
  /** In zlib's frame, as Doris wants it. */
  DEFLATE {
    @Override
    InputStream open(InputStream file) {
      return new InflaterInputStream(new BufferedInputStream(file));
    }
  },
  BZ2 {
    @Override
    InputStream open(InputStream file) throws IOException {
      BZip2Codec codec = new BZip2Codec();
      codec.setConf(new Configuration(false));
      return new BufferedInputStream(codec.createInputStream(new BufferedInputStream(file)));
    }
  },
  LZ4FRAME {
    @Override
    InputStream open(InputStream file) {
      return new BufferedInputStream(new Lz4FrameInput(new BufferedInputStream(file)));
    }
  },
  LZ4BLOCK {
    @Override
    InputStream open(InputStream file) {
      return new BufferedInputStream(new Lz4BlockInput(new BufferedInputStream(file)));
    }
  };

  private static final int BUFFER = 1 << 16;

  /** The file's text. */
  abstract InputStream open(InputStream file) throws IOException;

  /**
   * What the header {@code compress_type} of a stream load asks for.
   *
   * @param format the header of that name, which Doris tells if it does not know the compression
   * @throws LoadException if the file cannot be read
   */
  static Compression of(String name, String format) throws LoadException {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "" -> PLAIN;
      case "gz" -> GZ;
      case "bz2" -> BZ2;
      case "deflate" -> DEFLATE;
      case "lz4", "lz4frame" -> LZ4FRAME;
      case "lz4_block" -> LZ4BLOCK;
      case "lzo", "lzop", "snappy_block" ->
          throw new LoadException(
              "[NOT_IMPLEMENTED_ERROR]minidoris does not read files compressed by "
                  + name
                  + ". HINT: compress_type is one of gz, bz2, deflate, lz4, lz4_block");
      default -> {
        // Doris reads JSON as it is, then.
        if (format.equalsIgnoreCase("json")) {
          yield PLAIN;
        }
        throw new LoadException("[DATA_FILE_TYPE_ERROR]unknown data format, format=" + format);
      }
    };
  }
}
