// What a print job's label is: drawn by our template, or what the carrier made for the parcel's waybill.
#pragma once
#include <boost/asio/awaitable.hpp>
#include <optional>

#include "db/reader.hpp"
#include "station/config.hpp"
#include "station/documents/document_process.hpp"
#include "station/label_maker.hpp"

namespace packbench::station {

// All outlive the calls.
struct LabelServices {
  db::Reader& reader;
  LabelMaker& labels;
  DocumentProcess& documents;
  const Config& config;
};

// The label that the carrier told for the job's parcel; nothing: the job is not of a parcel's label, or none
// was told.
[[nodiscard]] std::optional<db::WaybillLabelRow> carriers_label(db::Reader& reader, const db::JobRow& job);

// For a printer of that many dots with that media (100 x 150 mm where it isn't told). A carrier's document is
// placed by its fit; a further copy gets the bench's own code of that copy below, with the document as much
// smaller, but for where its waybill could not be read then. label, in the bench's language: it can't be
// drawn, a barcode does not read, or the waybill is not among those on the document. not_found: the job's
// order, parcel or item is not in the store, or the carrier's file not beside it.
boost::asio::awaitable<Result<MadeLabel>> make_job_label(LabelServices services, db::JobRow job, int dpi,
                                                         Media media);

}  // namespace packbench::station
