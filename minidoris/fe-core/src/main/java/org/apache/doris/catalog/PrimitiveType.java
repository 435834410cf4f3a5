package org.apache.doris.catalog;

/** Types without their parameters. */
public enum PrimitiveType {
  BOOLEAN,
  TINYINT,
  SMALLINT,
  INT,
  BIGINT,
  LARGEINT,
  FLOAT,
  DOUBLE,
  DECIMALV2,
  DECIMAL32,
  DECIMAL64,
  DECIMAL128,
  DATE,
  DATETIME,
  DATEV2,
  DATETIMEV2,
  CHAR,
  VARCHAR,
  STRING,
  JSONB
}
