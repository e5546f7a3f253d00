// Carriers by the names that people know them by; the codes are those of scan/waybill.hpp.
#pragma once
#include <string>
#include <string_view>

namespace packbench::station {

struct CarrierRow {
  std::string_view code, zh, en;
};

inline constexpr CarrierRow kCarriers[] = {
    {"sf", "顺丰速运", "SF Express"},
    {"zto", "中通快递", "ZTO Express"},
    {"yto", "圆通速递", "YTO Express"},
    {"sto", "申通快递", "STO Express"},
    {"yunda", "韵达快递", "Yunda"},
    {"jt", "极兔速递", "J&T Express"},
    {"jd", "京东物流", "JD Logistics"},
    {"ems", "EMS", "EMS"},
    {"cainiao", "菜鸟", "Cainiao"},
    {"ups", "UPS", "UPS"},
    {"fedex", "FedEx", "FedEx"},
    {"usps", "USPS", "USPS"},
    {"dhl", "DHL", "DHL"},
    {"dpd", "DPD", "DPD"},
    {"gls", "GLS", "GLS"},
    {"royalmail", "Royal Mail", "Royal Mail"},
    {"auspost", "Australia Post", "Australia Post"},
};

// The name in that language; a carrier that is not in the table is shown as it is written in the order.
inline std::string carrier_name(std::string_view code, std::string_view language) {
  for (const auto& row : kCarriers)
    if (row.code == code) return std::string(language == "en" ? row.en : row.zh);
  return std::string(code);
}

}  // namespace packbench::station
