/** What a driver sees who opens the address without a link of his trip. */
export function DriverDoor() {
  return (
    <main>
      <h1>接运 · 路单</h1>
      <p>请打开调度员发给您的链接，或扫描纸质路单上的二维码。</p>
      <p lang="en">Open the link that your dispatcher sent you, or scan the code on the paper sheet.</p>
    </main>
  );
}
