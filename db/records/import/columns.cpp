// The documented columns of each kind of file.
#include "db/records/import/columns.hpp"

#include <array>

namespace packbench::importer {
namespace {

constexpr std::size_t kCode = 80, kName = 200, kList = 4000, kNote = 2000, kNumber = 20;

constexpr Column kItems[] = {
    {"sku", Form::code, kCode, true},    {"name_zh", Form::text, kName},
    {"name_en", Form::text, kName},      {"barcodes", Form::counted, kList},
    {"weight_g", Form::grams, kNumber},  {"lot", Form::flag, kNumber},
    {"expiry", Form::flag, kNumber},     {"serial", Form::flag, kNumber},
    {"hazardous", Form::flag, kNumber},  {"kit", Form::counted, kList},
    {"image", Form::code, kName},        {"category", Form::text, kCode},
    {"minimum", Form::grams, kNumber},   {"value", Form::grams, kNumber},
    {"days_left", Form::grams, kNumber},
};

constexpr Column kOrders[] = {
    {"order", Form::code, kCode, true},
    {"revision", Form::revision, kNumber},
    {"state", Form::word, kNumber, false, false, " open cancelled "},
    {"reason", Form::text, kName},
    {"channel", Form::text, kCode},
    {"carrier", Form::code, kCode},
    {"paid_at", Form::since, 40},
    {"ship_by", Form::until, 40},
    {"tote", Form::code, kCode},
    {"pick_list", Form::code, kCode},
    {"reship_of", Form::code, kCode},
    {"exchange_of", Form::code, kCode},
    {"waybills", Form::codes, kList},
    {"consignee_name", Form::text, kName},
    {"consignee_phone", Form::text, kCode},
    {"consignee_address", Form::note, 500},
    {"line", Form::code, kCode, false, true},
    {"sku", Form::code, kCode, true, true},
    {"quantity", Form::count, kNumber, true, true},
    {"gift", Form::flag, kNumber, false, true},
    {"remark", Form::note, kNote},
    {"gift_note", Form::note, kNote},
};

constexpr Column kStock[] = {
    {"sku", Form::code, kCode, true},
    {"lot", Form::code, kCode},
    {"location", Form::code, kCode, true},
    {"quantity", Form::count, kNumber, true},
};

constexpr Column kOperators[] = {
    {"id", Form::code, kCode, true},
    {"name", Form::text, kName},
    {"badge", Form::code, kCode, true},
    {"role", Form::word, kNumber, true, false, " packer receiver supervisor admin "},
    {"language", Form::word, kNumber, false, false, " zh-CN en "},
    {"hazardous", Form::flag, kNumber},
};

constexpr Column kLocations[] = {
    {"location", Form::code, kCode, true},
    {"zone", Form::word, kNumber, true, false,
     " dock inspection bulk shelf staging quarantine defects repair "},
    {"sequence", Form::grams, kNumber},
    {"hazardous", Form::flag, kNumber},
};

constexpr Column kNotes[] = {
    {"note", Form::code, kCode, true},
    {"state", Form::word, kNumber, false, false, " open cancelled "},
    {"reason", Form::text, kName},
    {"supplier", Form::code, kCode},
    {"codes", Form::codes, kList},
    {"expected", Form::since, 40},
    {"sample_percent", Form::grams, kNumber},
    {"line", Form::code, kCode},
    {"sku", Form::code, kCode, true},
    {"quantity", Form::count, kNumber, true},
    {"lot", Form::code, kCode},
};

constexpr Column kRmas[] = {
    {"rma", Form::code, kCode, true}, {"order", Form::code, kCode},
    {"channel", Form::text, kCode},   {"reason", Form::text, kName},
    {"sku", Form::code, kCode, true}, {"quantity", Form::count, kNumber, true},
};

constexpr Column kPlans[] = {
    {"plan", Form::code, kCode, true},
    {"every_days", Form::grams, kNumber},
    {"zone", Form::word, kNumber, false, false,
     " dock inspection bulk shelf staging quarantine defects repair "},
    {"sku", Form::code, kCode},
    {"category", Form::text, kCode},
    {"location", Form::code, kCode},
    {"all", Form::flag, kNumber},
    {"blind", Form::flag, kNumber},
    {"tolerance_quantity", Form::grams, kNumber},
    {"tolerance_value", Form::grams, kNumber},
    {"tolerance_percent", Form::grams, kNumber},
    {"active", Form::flag, kNumber},
};

struct KindRow {
  std::string_view name;
  std::span<const Column> columns;
};
constexpr KindRow kKinds[] = {{"items", kItems},         {"orders", kOrders},       {"stock", kStock},
                              {"operators", kOperators}, {"locations", kLocations}, {"notes", kNotes},
                              {"rmas", kRmas},           {"plans", kPlans}};

}  // namespace

std::string_view to_string(Kind kind) {
  return kKinds[static_cast<std::size_t>(kind)].name;
}

std::optional<Kind> kind_of(std::string_view word) {
  for (std::size_t i = 0; i < std::size(kKinds); ++i)
    if (kKinds[i].name == word) return static_cast<Kind>(i);
  return std::nullopt;
}

std::span<const Column> columns_of(Kind kind) {
  return kKinds[static_cast<std::size_t>(kind)].columns;
}

const Column* find_column(Kind kind, std::string_view name) {
  for (const auto& column : columns_of(kind))
    if (column.name == name) return &column;
  return nullptr;
}

}  // namespace packbench::importer
