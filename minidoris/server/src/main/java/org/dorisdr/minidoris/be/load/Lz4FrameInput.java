package org.dorisdr.minidoris.be.load;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads frames of LZ4, as the tool {@code lz4} writes them, one behind the other. Their checksums
 * are passed over. For one thread.
 */
final class Lz4FrameInput extends BlockInput {
  private static final int MAGIC = 0x184D2204;
  private static final int WINDOW = 1 << 16;

  private boolean inFrame;
  private boolean blockChecksums;
  private boolean contentChecksum;

  private int blockSize;

  /** Bytes before the block that are of this frame. */
  private int known;

  Lz4FrameInput(InputStream in) {
    super(in);
    // What was read last stands before the block, as matches of the next one may lie in it.
    text = new byte[WINDOW];
    from = end = WINDOW;
  }

  @Override
  boolean fill() throws IOException {
    while (from == end) {
      if (!inFrame && !beginFrame()) {
        return false;
      }
      int size = little();
      if (size == 0) {
        skip(contentChecksum ? Integer.BYTES : 0);
        inFrame = false;
      } else {
        block(size);
      }
    }
    return true;
  }

  private boolean beginFrame() throws IOException {
    int first = in.read();
    if (first < 0) {
      return false;
    }
    if ((first | in.readUnsignedByte() << 8 | in.readUnsignedByte() << 16 | in.readByte() << 24)
        != MAGIC) {
      throw new IOException("[INTERNAL_ERROR]LZ4F_getFrameInfo error: ERROR_frameType_unknown");
    }
    int flags = in.readUnsignedByte();
    blockChecksums = (flags & 0x10) != 0;
    contentChecksum = (flags & 0x04) != 0;
    blockSize = 1 << (8 + 2 * ((in.readUnsignedByte() >> 4) & 7));
    // Size of the content, id of a dictionary, and the checksum of all this.
    skip(((flags & 0x08) != 0 ? Long.BYTES : 0) + ((flags & 0x01) != 0 ? Integer.BYTES : 0) + 1);
    text = new byte[WINDOW + blockSize];
    from = end = WINDOW;
    known = 0;
    inFrame = true;
    return true;
  }

  /**
   * @param size with the highest bit if it is not compressed
   */
  private void block(int size) throws IOException {
    int length = size & Integer.MAX_VALUE;
    if (length > blockSize) {
      throw new IOException("[INTERNAL_ERROR]Decompress error: ERROR_maxBlockSize_invalid");
    }
    System.arraycopy(text, end - WINDOW, text, 0, WINDOW);
    from = WINDOW;
    if (size < 0) {
      in.readFully(text, WINDOW, length);
      end = WINDOW + length;
    } else {
      byte[] block = new byte[length];
      in.readFully(block);
      end = Lz4Block.decode(block, text, WINDOW - known, WINDOW);
    }
    known = Math.min(WINDOW, known + end - WINDOW);
    skip(blockChecksums ? Integer.BYTES : 0);
  }

  private int little() throws IOException {
    return Integer.reverseBytes(in.readInt());
  }

  private void skip(int bytes) throws IOException {
    if (in.readNBytes(bytes).length < bytes) {
      throw new EOFException("the LZ4 frame ends early");
    }
  }
}
