import { type ThemeConfig, theme } from 'antd';

/** Colours that read on their ground with a contrast of 4.5 at least, small text and placeholders included. */
const light = {
  colorPrimary: '#0b5cad',
  colorSuccess: '#237804',
  colorWarning: '#ad5b00',
  colorError: '#c41d24',
  colorInfo: '#0b5cad',
  colorLink: '#0b5cad',
  colorPrimaryBg: '#e6f0fa',
  colorInfoBg: '#e6f0fa',
  colorInfoBorder: '#a9cbea',
  colorSuccessBg: '#eef8e8',
  colorSuccessBorder: '#b5d9a0',
  colorWarningBg: '#fff6e5',
  colorWarningBorder: '#f0cf94',
  colorErrorBg: '#fdeeee',
  colorErrorBorder: '#f0b6b6',
  colorTextTertiary: 'rgba(0, 0, 0, 0.62)',
  colorTextPlaceholder: 'rgba(0, 0, 0, 0.58)',
  colorBgLayout: '#f4f6f8',
};

const dark = {
  colorPrimary: '#2f7bc4',
  colorInfo: '#6cb0f2',
  colorSuccess: '#6abe39',
  colorWarning: '#e89a3c',
  colorError: '#f37370',
  colorLink: '#6cb0f2',
  colorBgLayout: '#0d1117',
  colorBgContainer: '#151b23',
  colorBgElevated: '#1c2430',
  colorTextTertiary: 'rgba(255, 255, 255, 0.62)',
  colorTextPlaceholder: 'rgba(255, 255, 255, 0.55)',
};

const fontFamily =
  "-apple-system, BlinkMacSystemFont, 'Segoe UI', 'PingFang SC', 'Hiragino Sans GB', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif";

/**
 * Looks of the component library; its colours are CSS variables below `.jieyun`, which our own styles use too.
 *
 * @param isStill nothing slides or fades (`prefers-reduced-motion`, WCAG 2.3.3)
 */
export function themeOf(isDark: boolean, isStill: boolean): ThemeConfig {
  const colours = isDark ? dark : light;
  return {
    algorithm: isDark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    cssVar: { key: 'jieyun' },
    hashed: false,
    token: { ...colours, fontFamily, borderRadius: 6, wireframe: false, motion: !isStill },
    components: {
      Layout: { headerBg: isDark ? '#141c26' : '#0b3d73', headerHeight: 52, headerPadding: '0 16px' },
      Table: { cellPaddingBlockSM: 6 },
      Tabs: {
        itemSelectedColor: colours.colorLink,
        itemActiveColor: colours.colorLink,
        itemHoverColor: colours.colorLink,
      },
    },
  };
}
