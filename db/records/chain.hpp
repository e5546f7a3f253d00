// The hash chain over the journal's rows, at the bench and at the centre. ../README.md, "The chain", gives
// the form byte by byte.
#pragma once
#include <cstdint>
#include <optional>
#include <string>

namespace packbench::records {

struct RowInput {
  std::optional<std::string> id;
  std::string source, raw, aim;
};

struct JournalRow {
  std::int64_t seq = 0, at_ms = 0;
  std::string lane, person, stream;
  std::optional<RowInput> input;  // on the first row of a batch
  std::string type, payload;
};

// 32 bytes: BLAKE2b-256 over the previous row's hash (32 zero bytes before the first) and all fields of this
// row.
[[nodiscard]] std::string chain_hash(const std::string& previous, const JournalRow& row);

[[nodiscard]] std::string first_hash();

}  // namespace packbench::records
