package org.dorisdr.minidoris.be.load;

import io.airlift.compress.lz4.Lz4Decompressor;
import io.airlift.compress.lzo.LzopHadoopStreams;
import io.airlift.compress.snappy.SnappyDecompressor;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorInputStream;

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
      return Decompressed.open(file, in -> new BZip2CompressorInputStream(in, true));
    }
  },
  LZ4FRAME {
    @Override
    InputStream open(InputStream file) throws IOException {
      return Decompressed.open(file, in -> new FramedLZ4CompressorInputStream(in, true));
    }
  },
  /** As Hadoop writes it. */
  LZ4BLOCK {
    @Override
    InputStream open(InputStream file) throws IOException {
      return Decompressed.open(file, in -> new HadoopBlocks(in, new Lz4Decompressor()));
    }
  },
  /** As Hadoop writes it. */
  SNAPPYBLOCK {
    @Override
    InputStream open(InputStream file) throws IOException {
      return Decompressed.open(file, in -> new HadoopBlocks(in, new SnappyDecompressor()));
    }
  },
  /** As the tool {@code lzop} writes it, whichever name the header gives it. */
  LZOP {
    @Override
    InputStream open(InputStream file) throws IOException {
      return Decompressed.open(file, in -> new LzopHadoopStreams().createInputStream(in));
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
      case "lzo", "lzop" -> LZOP;
      case "snappy_block" -> SNAPPYBLOCK;
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
