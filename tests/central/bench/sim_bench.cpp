// A simulated bench.
#include "tests/central/bench/sim_bench.hpp"

#include "db/records/centre_events.hpp"
#include "db/records/event.hpp"

namespace packbench::central {
namespace {

namespace json = boost::json;

constexpr std::int64_t kBegin = 1'790'000'000'000, kBetweenRowsMs = 3000, kPieces = 3;
constexpr const char* kCode = "6901234500011";

std::int64_t number_of(const std::string& order) {
  return std::stoll(order.substr(order.find('-') + 1));
}

std::string waybill_of(const std::string& order) {
  return "SF" + std::to_string(1'000'000'000'000 + number_of(order));
}

// As the station writes it into its journal.
records::PackOrder opened(const records::Order& order) {
  records::PackOrder pack;
  pack.order = order.order;
  pack.revision = order.revision;
  pack.carrier = order.carrier;
  pack.ship_by = order.ship_by;
  pack.waybills = order.waybills;
  for (const auto& wanted : order.lines) {
    records::PackLine line;
    line.line = wanted.line;
    line.item = wanted.item;
    line.name = {"纯棉圆领T恤", "T-shirt"};
    line.quantity = wanted.quantity;
    line.weight_g = 180;
    pack.lines.push_back(std::move(line));
  }
  return pack;
}

}  // namespace

std::string place(std::int64_t number) {
  return "A-" + std::to_string(number);
}

std::string item_at(std::int64_t place) {
  return "TEE-" + std::to_string(place % 500);
}

records::Order sim_order(std::int64_t number) {
  records::Order order;
  order.order = "SO-" + std::to_string(number);
  order.carrier = "sf";
  order.channel = "Tmall";
  order.ship_by = "2026-11-23T18:00:00+08:00";
  order.waybills = {waybill_of(order.order)};
  order.lines = {{"1", item_at(number), kPieces, false}};
  return order;
}

void SimBench::add(records::JournalRow row) {
  row.seq = ++seq_;
  row.at_ms = kBegin + seq_ * kBetweenRowsMs;
  row.lane = "1";
  row.person = "packer-" + std::to_string(number_);
  hash_ = records::chain_hash(hash_, row);
  rows_.push_back({std::move(row), hash_});
}

template <class T>
void SimBench::row(const std::string& stream, const T& event) {
  records::JournalRow row;
  row.stream = stream;
  row.type = T::kType;
  row.payload = json::serialize(records::to_json(event));
  add(std::move(row));
}

template <class T>
void SimBench::scanned(const std::string& stream, const T& event, const std::string& code) {
  records::JournalRow row;
  row.stream = stream;
  row.input = {"usb:1-2-" + std::to_string(seq_), "usb:1-2", code + "\r", "]E0"};
  row.type = T::kType;
  row.payload = json::serialize(records::to_json(event));
  add(std::move(row));
}

void SimBench::stock() {
  for (std::int64_t at = 0; at < places_; ++at)
    row("item:" + item_at(at), records::StockReceived{item_at(at), "", place(at), 1'000'000'000});
}

void SimBench::open(const Lease& lease, const std::string& stream) {
  const auto order = sim_order(number_of(lease.order));
  const auto at = number_of(lease.order) % places_;
  row(stream, records::OrderReceived{order});
  row(stream, records::LeaseGranted{lease.order, lease.token});
  row("centre", records::CentrePulled{std::to_string(1'000'000 + seq_) + ".0.0"});
  scanned("list:PL-" + std::to_string(number_),
          records::PickPicked{1, lease.order, "1", item_at(at), "", place(at), "T-1", kPieces}, "PB-T-1");
  scanned(stream, records::PackOpened{opened(order), "1", "packer", lease.token}, lease.order);
}

void SimBench::close(const Lease& lease, const std::string& stream) {
  const auto parcel = lease.order + "-1", job = parcel + "-label-1", waybill = waybill_of(lease.order);
  scanned(stream, records::PackParcelClosed{parcel, 1, kPieces, waybill, "sf"}, "PB-C-CLOSE");
  records::PrintRequested requested;
  requested.job = job;
  requested.order = lease.order;
  requested.parcel = parcel;
  requested.intent = "label";
  requested.lane = "1";
  row(stream, requested);
  row(stream, records::PrintSending{job, "printer-1", std::string(64, 'a')});
  row(stream, records::PrintSent{job, 41'000});
  row(stream, records::PackWeighed{parcel, 545, 540, 30, true, "", ""});
  scanned(stream, records::PackSealed{parcel, waybill, "sf", 1, ""}, "PB-P-" + parcel + "-1");
  row(stream, records::PrintConfirmed{job, "scan"});
  row(stream, records::PackFinished{records::OrderEnd::shipped});
}

void SimBench::pack(const Lease& lease) {
  const auto stream = "order:" + lease.order;
  open(lease, stream);
  const auto item = item_at(number_of(lease.order) % places_);
  for (std::int64_t piece = 1; piece <= kPieces; ++piece)
    scanned(stream, records::PackScanned{piece, "1", item, lease.order + "-1", kCode, 1, {}}, kCode);
  close(lease, stream);
  ++held_;
}

ChainedRows SimBench::take(std::size_t rows) {
  ChainedRows taken;
  for (; !rows_.empty() && taken.size() < rows; rows_.pop_front()) {
    if (rows_.front().row.type == records::PackFinished::kType) {
      --held_;
      ++packed_;
    }
    taken.push_back(std::move(rows_.front()));
  }
  return taken;
}

std::string body_of(const ChainedRows& rows) {
  json::array list;
  for (const auto& row : rows) list.push_back(records::to_wire(row));
  return json::serialize(json::object{{"rows", std::move(list)}});
}

}  // namespace packbench::central
