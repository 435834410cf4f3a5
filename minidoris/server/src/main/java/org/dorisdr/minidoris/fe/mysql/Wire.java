package org.dorisdr.minidoris.fe.mysql;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;

/** Reads and writes the basic types of the MySQL protocol. Stateless. */
final class Wire {
  private Wire() {}

  static void writeLength(ByteBuf out, long length) {
    if (length < 251) {
      out.writeByte((int) length);
    } else if (length < 1 << 16) {
      out.writeByte(0xfc).writeShortLE((int) length);
    } else if (length < 1 << 24) {
      out.writeByte(0xfd).writeMediumLE((int) length);
    } else {
      out.writeByte(0xfe).writeLongLE(length);
    }
  }

  static void writeText(ByteBuf out, String text) {
    writeBytes(out, text.getBytes(StandardCharsets.UTF_8));
  }

  static void writeBytes(ByteBuf out, byte[] bytes) {
    writeLength(out, bytes.length);
    out.writeBytes(bytes);
  }

  static void writeNulText(ByteBuf out, String text) {
    out.writeBytes(text.getBytes(StandardCharsets.UTF_8)).writeByte(0);
  }

  static long readLength(ByteBuf in) {
    int first = in.readUnsignedByte();
    return switch (first) {
      case 0xfc -> in.readUnsignedShortLE();
      case 0xfd -> in.readUnsignedMediumLE();
      case 0xfe -> in.readLongLE();
      default -> first;
    };
  }

  static byte[] readBytes(ByteBuf in) {
    long length = readLength(in);
    if (length < 0 || length > in.readableBytes()) {
      throw new MalformedPacketException("a field is longer than its packet");
    }
    return readBytes(in, (int) length);
  }

  static byte[] readBytes(ByteBuf in, int length) {
    byte[] bytes = new byte[length];
    in.readBytes(bytes);
    return bytes;
  }

  static String readText(ByteBuf in) {
    return new String(readBytes(in), StandardCharsets.UTF_8);
  }

  /** Up to the next zero byte, or to the end. */
  static String readNulText(ByteBuf in) {
    int length = in.bytesBefore((byte) 0);
    if (length < 0) {
      return readRest(in);
    }
    String text = in.readCharSequence(length, StandardCharsets.UTF_8).toString();
    in.skipBytes(1);
    return text;
  }

  static String readRest(ByteBuf in) {
    return in.readCharSequence(in.readableBytes(), StandardCharsets.UTF_8).toString();
  }
}
